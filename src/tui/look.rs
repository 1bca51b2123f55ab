//! Roles, not colours: what a piece of text is, and how each look shows it. Colour is never the only signal.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// What can be overlooked: hints, units, former values.
    Dim,
    /// Headings.
    Title,
    /// What the eye should find first.
    Accent,
    /// Done, full marks.
    Good,
    /// Look here: soft warnings, borderline, due soon.
    Warn,
    /// Points lost, overdue, errors.
    Bad,
    /// The selected row of a list that has the focus.
    Selected,
    /// The selected row of a list that has not.
    Marked,
    /// A text field with the focus.
    Focus,
    /// A text field without.
    Field,
    /// The name of a key.
    Key,
    /// A small label such as a state.
    Badge,
    /// Lines around things.
    Border,
    /// The title bar and the bottom bar.
    Bar,
}

/// How the app looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// No colour at all; every highlight by reverse, bold or underline.
    Mono,
}

impl Look {
    /// The look of a name as kept in the settings.
    pub fn of(name: &str) -> Option<Look> {
        [Look::Dark, Look::Light, Look::Mono].into_iter().find(|l| l.name() == name)
    }

    /// The name to keep in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Look::Dark => "dark",
            Look::Light => "light",
            Look::Mono => "mono",
        }
    }

    /// The look to switch to next.
    pub fn next(self) -> Look {
        match self {
            Look::Dark => Look::Light,
            Look::Light => Look::Mono,
            Look::Mono => Look::Dark,
        }
    }

    /// The style of a role.
    pub fn of_role(self, role: Role) -> Style {
        match self {
            Look::Dark => colours(role, &DARK),
            Look::Light => colours(role, &LIGHT),
            Look::Mono => mono(role),
        }
    }

    /// The style of a heat table's cell: 0 (nothing lost) to 4 (most lost).
    pub fn heat(self, level: usize) -> Style {
        let level = level.min(4);
        match self {
            Look::Mono => mono(HEAT_MONO[level]),
            _ if level == 0 => Style::new(),
            _ => Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(HEAT[level])),
        }
    }
}

/// What user and terminal say about colours before the app begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// Nothing: dark, unless settings say otherwise.
    #[default]
    Nothing,
    /// The ground is light.
    Light,
    /// No colours, whatever the settings say.
    Plain,
}

impl Told {
    /// Reads `NO_COLOR`, `TERM` and `COLORFGBG`.
    pub fn by(env: impl Fn(&str) -> Option<String>) -> Told {
        if env("NO_COLOR").is_some_and(|v| !v.is_empty()) || env("TERM").as_deref() == Some("dumb") {
            return Told::Plain;
        }
        let ground = env("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
        if ground.is_some_and(|g| g == 7 || g == 15) { Told::Light } else { Told::Nothing }
    }

    /// The look to begin with, where the settings have kept one or not.
    pub fn over(self, kept: Option<Look>) -> Look {
        match self {
            Told::Plain => Look::Mono,
            Told::Light => kept.unwrap_or(Look::Light),
            Told::Nothing => kept.unwrap_or_default(),
        }
    }
}

const HEAT: [u8; 5] = [0, 94, 130, 160, 88];
const HEAT_MONO: [Role; 5] = [Role::Dim, Role::Text, Role::Accent, Role::Bad, Role::Selected];

/// The colours of a look, by number in the 256-colour palette.
struct Palette {
    dim: u8,
    accent: u8,
    good: u8,
    warn: u8,
    bad: u8,
    /// Text on, and ground of, a selected row.
    selected: (u8, u8),
    marked: u8,
    field: u8,
    focus: u8,
    /// Text on all of these: a ground never comes without it, whatever the terminal's own colours are.
    ink: u8,
    border: u8,
    bar: (u8, u8),
}

const DARK: Palette = Palette {
    dim: 245,
    accent: 80,
    good: 114,
    warn: 221,
    bad: 210,
    selected: (231, 24),
    marked: 238,
    field: 236,
    focus: 238,
    ink: 254,
    border: 240,
    bar: (252, 236),
};

const LIGHT: Palette = Palette {
    dim: 242,
    accent: 25,
    good: 28,
    warn: 130,
    bad: 124,
    selected: (231, 25),
    marked: 252,
    field: 255,
    focus: 230,
    ink: 234,
    border: 247,
    bar: (236, 253),
};

fn colours(role: Role, p: &Palette) -> Style {
    let fg = |n| Style::new().fg(Color::Indexed(n));
    match role {
        Role::Text => Style::new(),
        Role::Dim => fg(p.dim),
        Role::Title => Style::new().add_modifier(Modifier::BOLD),
        Role::Accent => fg(p.accent).add_modifier(Modifier::BOLD),
        Role::Good => fg(p.good),
        Role::Warn => fg(p.warn),
        Role::Bad => fg(p.bad).add_modifier(Modifier::BOLD),
        Role::Selected => fg(p.selected.0).bg(Color::Indexed(p.selected.1)).add_modifier(Modifier::BOLD),
        Role::Marked => fg(p.ink).bg(Color::Indexed(p.marked)),
        Role::Focus => fg(p.ink).bg(Color::Indexed(p.focus)).add_modifier(Modifier::UNDERLINED),
        Role::Field => fg(p.ink).bg(Color::Indexed(p.field)),
        Role::Key => fg(p.accent).add_modifier(Modifier::BOLD),
        Role::Badge => fg(p.accent).add_modifier(Modifier::REVERSED),
        Role::Border => fg(p.border),
        Role::Bar => fg(p.bar.0).bg(Color::Indexed(p.bar.1)),
    }
}

fn mono(role: Role) -> Style {
    let with = |m| Style::new().add_modifier(m);
    match role {
        Role::Text | Role::Dim | Role::Good | Role::Border => Style::new(),
        Role::Title | Role::Accent | Role::Key | Role::Warn => with(Modifier::BOLD),
        Role::Bad => with(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Selected | Role::Badge => with(Modifier::REVERSED),
        Role::Marked | Role::Field => with(Modifier::UNDERLINED),
        Role::Focus => with(Modifier::UNDERLINED | Modifier::BOLD),
        Role::Bar => with(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_every_highlight_is_still_seen() {
        for role in [Role::Selected, Role::Marked, Role::Focus, Role::Field, Role::Badge, Role::Bad, Role::Key] {
            let style = Look::Mono.of_role(role);
            assert!(style.fg.is_none() && style.bg.is_none() && !style.add_modifier.is_empty(), "{role:?}");
        }
        assert_ne!(Look::Mono.of_role(Role::Selected), Look::Mono.of_role(Role::Marked));
        assert_ne!(Look::Mono.of_role(Role::Focus), Look::Mono.of_role(Role::Field));
    }

    #[test]
    fn the_first_look_follows_the_user_then_the_settings_then_the_terminal() {
        let with = |pairs: &'static [(&str, &str)]| Told::by(|k| pairs.iter().find(|p| p.0 == k).map(|p| p.1.into()));
        let light = Some(Look::Light);
        assert_eq!(with(&[("NO_COLOR", "1")]).over(light), Look::Mono);
        assert_eq!(with(&[("NO_COLOR", "")]).over(light), Look::Light);
        assert_eq!(with(&[("TERM", "dumb")]).over(None), Look::Mono);
        assert_eq!(with(&[("COLORFGBG", "0;15")]).over(None), Look::Light);
        assert_eq!(with(&[("COLORFGBG", "0;15")]).over(Some(Look::Dark)), Look::Dark);
        assert_eq!(with(&[("COLORFGBG", "15;0")]).over(None), Look::Dark);
    }

    #[test]
    fn a_ground_never_comes_without_its_ink() {
        for look in [Look::Dark, Look::Light] {
            for role in [Role::Selected, Role::Marked, Role::Focus, Role::Field, Role::Bar] {
                let style = look.of_role(role);
                assert!(style.bg.is_some() && style.fg.is_some() && style.fg != style.bg, "{look:?} {role:?}");
            }
        }
    }

    #[test]
    fn names_lead_back_to_their_look_and_next_goes_round() {
        for look in [Look::Dark, Look::Light, Look::Mono] {
            assert_eq!(Look::of(look.name()), Some(look));
            assert_eq!(look.next().next().next(), look);
        }
        assert_eq!(Look::of("pink"), None);
    }
}
