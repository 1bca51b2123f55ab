//! What came from other laptops: an arrangement that two people changed at once, and a sheet that was returned.

use super::people::{COORDINATOR, OWNER};
use super::world::World;
use crate::error::Result;
use crate::model::review;
use crate::model::sheet::{self, Sheet};
use crate::model::visit;

/// B06: the leader and the coordinator rearranged the visit without knowing of each other.
///
/// # Errors
/// The store could not commit.
pub fn rearranged(world: &mut World, quarter: &str) -> Result<()> {
    let visit = visit::id_of(quarter, "B06");
    let (sooner, later) = (world.day(-4).to_string(), world.day(-6).to_string());
    let here = [("date", sooner.as_str()), ("reporter", "支部副书记 唐晓峰")];
    let there = [("date", later.as_str()), ("reporter", "支部书记 唐秀兰（视频参加）")];
    world.at_once("visit", &visit, (OWNER.0, &here), (COORDINATOR, &there))
}

/// B03: 党群部 returned the owner's finalised sheet with a comment on an item and one on the whole.
///
/// # Errors
/// The store could not commit.
pub fn returned(world: &mut World, quarter: &str) -> Result<()> {
    let id = sheet::id_of(&visit::id_of(quarter, "B03"), &world.id(OWNER.0));
    let comments = [
        ("C1-04", "请写明缺哪一次会议的记录、共几份，支部才好对照整改。"),
        ("", "优点只有两条，现场看到的学习园地很有特色，建议补上。"),
    ];
    let at = world.hour(1, 10);
    for (code, text) in comments {
        world.act(COORDINATOR, 1, 10, |w, act| {
            if let Some(sheet) = Sheet::of(&w.facts, &id) {
                // The sheet is final and the coordinator may review it; `tests` show that nothing is refused.
                let _ = review::open(&w.facts, act, &sheet, code, text, (&w.id(COORDINATOR), &at));
            }
        })?;
    }
    Ok(())
}
