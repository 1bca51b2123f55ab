//! The working copy as it is kept on this laptop: nothing that was changed is lost when the program ends.

use crate::model::checklist::{Checklist, Desk, Indicator};
use crate::tui::screen::{Cmd, Ctx};

/// Setting of this laptop.
const DESK: &str = "checklist_desk";

/// The working copy that was left; none if there is none.
pub(super) fn recall(ctx: &Ctx) -> Option<Desk> {
    let kept = ctx.door.recall(DESK).filter(|text| !text.is_empty())?;
    let (base, title, rows): (String, String, Vec<Vec<String>>) = serde_json::from_str(&kept).ok()?;
    let base = Checklist::of(ctx.facts, &base).unwrap_or_default();
    let indicators = rows.iter().map(|cells| Indicator::of_cells(cells)).collect();
    Some(Desk { base, title, indicators })
}

/// Keeps it.
pub(super) fn keep(desk: &Desk) -> Cmd {
    let rows: Vec<Vec<String>> = desk.indicators.iter().map(Indicator::cells).collect();
    let text = serde_json::to_string(&(&desk.base.version, &desk.title, rows)).unwrap_or_default();
    Cmd::Remember(DESK.into(), text)
}

/// It is a version now, or was given up.
pub(super) fn drop() -> Cmd {
    Cmd::Remember(DESK.into(), String::new())
}
