//! 《党员岗位责任清单》: the posts of a branch in a quarter, of three kinds, each with its standard duty (R101, R102).

use super::{DutyError, Quarterly, part};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Record;
use crate::model::rows::{Column, Rows};
use crate::model::schema;
use crate::text::Lang;

const BUILTIN: &str = include_str!("../../../data/duty-posts.csv");

const COLUMNS: &[Column] =
    &[Column::needed("name", &["岗位"]), Column::needed("kind", &["类型"]), Column::needed("duty", &["标准化责任"])];

/// The three kinds of posts (R101).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 基础岗: everyone claims at least one.
    Basic,
    /// 攻坚岗: of one's own will, for difficult tasks.
    Tough,
    /// 服务岗: of one's own will, for what people need.
    Service,
}

impl Kind {
    /// All, in the order of the list.
    pub const ALL: [Kind; 3] = [Kind::Basic, Kind::Tough, Kind::Service];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Basic => "basic",
            Kind::Tough => "tough",
            Kind::Service => "service",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(given: &str) -> Option<Kind> {
        let wanted = given.trim();
        Kind::ALL.into_iter().find(|k| wanted == k.code() || wanted == k.name(Lang::Zh))
    }

    /// 基础岗, 攻坚岗, 服务岗.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::DUTY_KINDS, self.code(), lang)
    }
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Record id, `2026Q4/B04/<name>`.
    pub id: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// 标准化责任.
    pub duty: String,
}

impl Post {
    fn from(r: &Record) -> Option<Post> {
        let text = |field| r.get(field).to_string();
        let kind = Kind::parse(r.get("kind"))?;
        let (round, branch) = (text("round"), text("branch"));
        Some(Post { id: r.id.clone(), round, branch, kind, name: text("name"), duty: text("duty") })
    }

    /// The post with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Post> {
        Post::from(facts.get("duty_post", id)?)
    }

    /// The list of a branch in a quarter, by kind and name.
    pub fn list(facts: &Facts, round: &str, branch: &str) -> Vec<Post> {
        let mut all: Vec<_> = facts.under("duty_post", &Quarterly::id(round, branch)).filter_map(Post::from).collect();
        all.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        all
    }

    /// A post of the list by its name.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn named(facts: &Facts, round: &str, branch: &str, name: &str) -> Result<Post, DutyError> {
        let id = format!("{}/{}", Quarterly::id(round, branch), part(name));
        Post::of(facts, &id).ok_or_else(|| DutyError::NoPost(name.into()))
    }
}

/// Writes a post into the list and returns its id; a post of this name gets the new kind and duty.
///
/// # Errors
/// Name or duty is missing; the list is published.
pub fn add_post(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    kind: Kind,
    name: &str,
    duty: &str,
) -> Result<String, DutyError> {
    if part(name).is_empty() || duty.trim().is_empty() {
        return Err(DutyError::Empty);
    }
    open_list(facts, round, branch)?;
    let id = format!("{}/{}", Quarterly::id(round, branch), part(name));
    let fields = [
        ("round", round),
        ("branch", branch),
        ("kind", kind.code()),
        ("name", name.trim()),
        ("duty", duty.trim()),
        ("_deleted", ""),
    ];
    act.set_all(facts, "duty_post", &id, &fields);
    Ok(id)
}

/// Takes a post off the list.
///
/// # Errors
/// There is none of this name; the list is published.
pub fn remove_post(facts: &Facts, act: &mut Act, round: &str, branch: &str, name: &str) -> Result<(), DutyError> {
    open_list(facts, round, branch)?;
    let post = Post::named(facts, round, branch, name)?;
    act.delete(facts, "duty_post", &post.id);
    Ok(())
}

/// Puts the posts that every branch can begin with on the list, as far as they are not on it; returns how many.
///
/// # Errors
/// The list is published.
pub fn standard(facts: &Facts, act: &mut Act, round: &str, branch: &str) -> Result<usize, DutyError> {
    open_list(facts, round, branch)?;
    let rows = Rows::embedded(BUILTIN);
    let Ok(found) = rows.find(COLUMNS) else { return Ok(0) };
    let mut added = 0;
    for row in found.rows() {
        let fresh = Post::named(facts, round, branch, row.get("name")).is_err();
        if let Some(kind) = Kind::parse(row.get("kind")).filter(|_| fresh) {
            add_post(facts, act, round, branch, kind, row.get("name"), row.get("duty"))?;
            added += 1;
        }
    }
    Ok(added)
}

fn open_list(facts: &Facts, round: &str, branch: &str) -> Result<(), DutyError> {
    Quarterly::of(facts, round, branch).published.map_or(Ok(()), |day| Err(DutyError::Published(day)))
}
