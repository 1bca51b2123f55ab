//! What looks unusual in an organisation, although it can be used.

use super::Org;
use crate::text::model::org as text;
use crate::text::{Lang, Say};

/// How many 党小组 there are today (R010).
pub const GROUPS: usize = 14;

/// One finding; none of them refuses the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrgLint {
    /// There are not 14 groups (R010).
    Groups(usize),
    /// A branch without a group.
    NoGroup(String),
    /// A group whose branch is not known: group, branch.
    Homeless(String, String),
    /// Several branches with one name.
    SameName(String),
    /// One helper for several branches, although 结对 is one to one (R060): post, branches.
    HelperTwice(String, Vec<String>),
}

impl Org {
    /// Findings in what is there: look at [`Org::on`] a day, since ended groups are not counted (R010).
    pub fn lint(&self) -> Vec<OrgLint> {
        let groups = || self.groups.iter();
        let mut found = Vec::new();
        if groups().count() != GROUPS {
            found.push(OrgLint::Groups(groups().count()));
        }
        let alone = self.branches.iter().filter(|b| !groups().any(|g| g.branch == b.code));
        found.extend(alone.map(|b| OrgLint::NoGroup(b.name.clone())));
        let homeless = self.groups.iter().filter(|g| self.branch(&g.branch).is_none());
        found.extend(homeless.map(|g| OrgLint::Homeless(g.name.clone(), g.branch.clone())));
        found.extend(self.lint_pairs());
        found
    }

    fn lint_pairs(&self) -> Vec<OrgLint> {
        let mut found = Vec::new();
        for (at, branch) in self.branches.iter().enumerate() {
            let earlier = || self.branches.iter().take(at);
            if earlier().any(|b| b.name == branch.name) {
                found.push(OrgLint::SameName(branch.name.clone()));
            }
            let post = branch.helper_post.as_str();
            let helped: Vec<_> = self.branches.iter().filter(|b| b.helper_post == post).collect();
            if !post.is_empty() && helped.len() > 1 && !earlier().any(|b| b.helper_post == post) {
                found.push(OrgLint::HelperTwice(post.into(), helped.iter().map(|b| b.name.clone()).collect()));
            }
        }
        found
    }
}

impl Say for OrgLint {
    fn say(&self, lang: Lang) -> String {
        match self {
            OrgLint::Groups(count) => text::lint_groups(lang, count, GROUPS),
            OrgLint::NoGroup(branch) => text::lint_no_group(lang, branch),
            OrgLint::Homeless(group, branch) => text::lint_homeless(lang, group, branch),
            OrgLint::SameName(name) => text::lint_same_name(lang, name),
            OrgLint::HelperTwice(post, branches) => text::lint_helper_twice(lang, post, branches.join("、")),
        }
    }
}

crate::said!(OrgLint);
