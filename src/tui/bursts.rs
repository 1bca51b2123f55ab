//! Pastes on Windows arrive as single keys within milliseconds, with an Enter per line that would submit a form:
//! such a burst is made one paste again.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::Duration;

/// How long the loop waits for more after a key, where the terminal reports no pastes.
pub const PATIENCE: Option<Duration> = if cfg!(windows) { Some(Duration::from_millis(5)) } else { None };

/// Fewer characters than this are typing, not pasting.
const FEWEST: usize = 4;

/// Makes pastes of runs of characters that came at once. A run is a paste only if it has several characters, so that
/// a command key and an answer that were read together stay keys.
pub fn pastes(events: Vec<Event>) -> Vec<Event> {
    let mut out = Vec::with_capacity(events.len());
    let mut run: Vec<(Event, char)> = Vec::new();
    for event in events {
        match text_of(&event) {
            Some(c) => run.push((event, c)),
            None if released(&event) => {}
            None => {
                end(&mut run, &mut out);
                out.push(event);
            }
        }
    }
    end(&mut run, &mut out);
    out
}

fn end(run: &mut Vec<(Event, char)>, out: &mut Vec<Event>) {
    let letters = run.iter().filter(|r| r.1 != '\n').count();
    if letters >= FEWEST {
        out.push(Event::Paste(run.drain(..).map(|r| r.1).collect()));
    } else {
        out.extend(run.drain(..).map(|r| r.0));
    }
}

fn text_of(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = event else { return None };
    let plain = (*modifiers - KeyModifiers::SHIFT).is_empty() && *kind != KeyEventKind::Release;
    match code {
        KeyCode::Char(c) if plain => Some(*c),
        KeyCode::Enter if plain => Some('\n'),
        KeyCode::Tab if plain => Some('\t'),
        _ => None,
    }
}

fn released(event: &Event) -> bool {
    matches!(event, Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(code.into())
    }

    fn typed(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| key(code(c))).collect()
    }

    #[test]
    fn a_burst_of_lines_is_a_paste_and_single_keys_stay_keys() {
        assert_eq!(pastes(typed("会议记录\n不全")), [Event::Paste("会议记录\n不全".into())]);
        assert_eq!(pastes(typed("y\n")), typed("y\n"));
        let mut mixed = typed("一二三四");
        mixed.push(key(KeyCode::F(2)));
        mixed.extend(typed("ok"));
        let want: Vec<_> =
            [Event::Paste("一二三四".into()), key(KeyCode::F(2))].into_iter().chain(typed("ok")).collect();
        assert_eq!(pastes(mixed), want);
    }

    #[test]
    fn releases_between_the_keys_of_a_paste_do_not_part_it() {
        let mut events = Vec::new();
        for event in typed("甲乙丙丁") {
            let Event::Key(press) = event else { continue };
            events.push(Event::Key(press));
            events.push(Event::Key(KeyEvent { kind: KeyEventKind::Release, ..press }));
        }
        assert_eq!(pastes(events), [Event::Paste("甲乙丙丁".into())]);
    }
}
