//! The loop: sleep until something happens, hand it to the app, draw if something changed.

use super::app::{App, Effect};
use super::bursts;
use super::door::Door;
use super::news::News;
use super::term::{self, Term};
use crate::error::Result;
use crate::text::Lang;
use crossterm::event;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

/// How the app is run.
pub struct Setup {
    /// The data folder, named if the program fails.
    pub dir: PathBuf,
    /// The language of that message.
    pub lang: Lang,
    /// `HUCHA_ASCII`: yes, no, or ask the terminal.
    pub ascii: Option<bool>,
}

/// What the app is drawn on.
pub trait Surface<D> {
    /// Draws the app.
    ///
    /// # Errors
    /// The terminal is gone.
    fn draw(&mut self, app: &mut App<D>) -> Result<()>;
    /// Does what drawing cannot.
    ///
    /// # Errors
    /// The terminal is gone.
    fn effect(&mut self, effect: Effect) -> Result<()>;
}

/// Reads `HUCHA_ASCII`: `1` replaces signs of ambiguous width, `0` keeps them, anything else asks the terminal.
pub fn ascii_wish(value: Option<&str>) -> Option<bool> {
    match value {
        Some("1") => Some(true),
        Some("0") => Some(false),
        _ => None,
    }
}

/// Runs the app on the terminal until it ends. `make` gets the channel to which jobs report.
///
/// # Errors
/// The app cannot be made, or the terminal cannot be used. It is restored in any case.
pub fn run<D: Door>(setup: &Setup, make: impl FnOnce(Sender<News>) -> Result<App<D>>) -> Result<App<D>> {
    let (sender, news) = channel();
    let mut app = make(sender.clone())?;
    term::on_panic(setup.lang, &setup.dir);
    #[cfg(unix)]
    signals(sender.clone());
    let mut term = Term::enter(app.mouse(), setup.ascii == Some(true))?;
    let asked = setup.ascii.is_none() && term.ask().is_ok();
    term.draw(&mut app)?; // over what was printed to ask
    listen(sender, asked);
    let ended = serve(&mut app, &news, &mut term);
    drop(term);
    ended.map(|()| app)
}

/// Starts the thread that waits for the terminal.
fn listen(events: Sender<News>, asked: bool) {
    std::thread::spawn(move || {
        if asked {
            events.send(News::Wide(term::answer())).ok();
        }
        while let Ok(event) = event::read() {
            if events.send(News::Event(event)).is_err() {
                return;
            }
        }
        events.send(News::End).ok(); // the terminal is gone
    });
}

/// A closed window or a shutdown ends the program in order: what fields hold is committed first.
#[cfg(unix)]
fn signals(news: Sender<News>) {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            news.send(News::End).ok();
        }
    });
}

/// Serves the app until it ends: testable without a terminal.
///
/// # Errors
/// What the surface returns; the app is closed first, so nothing typed is lost.
pub fn serve<D: Door>(app: &mut App<D>, news: &Receiver<News>, surface: &mut impl Surface<D>) -> Result<()> {
    while !app.ended() {
        let Some(first) = next(app, news) else {
            app.tick(Instant::now());
            surface.draw(app)?;
            continue;
        };
        let changed = take_all(app, first, news);
        for effect in app.effects() {
            surface.effect(effect).inspect_err(|_| app.close())?;
        }
        if changed && !app.ended() {
            surface.draw(app).inspect_err(|_| app.close())?;
        }
    }
    Ok(())
}

/// Waits for news; none if a draft is due. Nothing ticks while nothing is pending.
fn next<D: Door>(app: &App<D>, news: &Receiver<News>) -> Option<News> {
    let Some(due) = app.deadline() else { return Some(news.recv().unwrap_or(News::End)) };
    match news.recv_timeout(due.saturating_duration_since(Instant::now())) {
        Ok(news) => Some(news),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(News::End),
    }
}

/// Takes what is there already before drawing once.
fn take_all<D: Door>(app: &mut App<D>, first: News, news: &Receiver<News>) -> bool {
    let mut events = Vec::new();
    let mut changed = take(app, first, &mut events);
    loop {
        let more = match bursts::PATIENCE.filter(|_| !events.is_empty()) {
            Some(patience) => news.recv_timeout(patience).ok(),
            None => news.try_recv().ok(),
        };
        let Some(more) = more else { break };
        changed |= take(app, more, &mut events);
    }
    let events = if bursts::PATIENCE.is_some() { bursts::pastes(events) } else { events };
    for event in events {
        if app.ended() {
            break;
        }
        changed |= app.event(event, Instant::now());
    }
    changed
}

fn take<D: Door>(app: &mut App<D>, news: News, events: &mut Vec<event::Event>) -> bool {
    match news {
        News::Event(event) => events.push(event),
        News::End => app.close(),
        other => {
            app.news(other);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Facts;
    use crate::tui::look::Look;
    use crate::tui::memory::Memory;
    use crate::tui::overlays::message::Message;
    use crate::tui::testing::morning;
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};

    /// Counts what the loop does.
    #[derive(Default)]
    struct Count {
        draws: usize,
        effects: Vec<Effect>,
    }

    impl Surface<Memory> for Count {
        fn draw(&mut self, _app: &mut App<Memory>) -> Result<()> {
            self.draws += 1;
            Ok(())
        }

        fn effect(&mut self, effect: Effect) -> Result<()> {
            self.effects.push(effect);
            Ok(())
        }
    }

    fn serve_all(sent: Vec<News>) -> (App<Memory>, Count) {
        let (sender, news) = channel();
        let door = Memory::new(Facts::new("xBCDFG", 1), morning());
        let first = Box::new(Message::new("题", "文"));
        let mut app = App::new(door, first, Lang::Zh, Look::Dark, sender.clone()).unwrap();
        sent.into_iter().for_each(|n| sender.send(n).unwrap());
        let mut count = Count::default();
        serve(&mut app, &news, &mut count).unwrap();
        (app, count)
    }

    fn ctrl(c: char) -> News {
        News::Event(Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)))
    }

    #[test]
    fn news_that_came_together_are_drawn_once_and_movements_of_the_mouse_never() {
        let moved = MouseEvent { kind: MouseEventKind::Moved, column: 1, row: 1, modifiers: KeyModifiers::NONE };
        let (app, count) = serve_all(vec![News::Event(Event::Mouse(moved)), ctrl('o'), ctrl('l'), ctrl('q')]);
        assert!(app.ended());
        assert_eq!((count.draws, count.effects), (0, vec![Effect::Mouse(false), Effect::Redraw]));
    }

    #[test]
    fn the_answer_about_widths_reaches_the_terminal() {
        let (_, count) = serve_all(vec![News::Progress, News::Wide(true), ctrl('q')]);
        assert_eq!(count.effects, [Effect::Wide(true)]);
    }

    #[test]
    fn the_end_of_the_terminal_is_the_end_of_the_app() {
        let (app, _) = serve_all(vec![News::End]);
        assert!(app.ended());
    }

    #[test]
    fn the_wish_for_ascii_is_yes_no_or_ask() {
        assert_eq!([ascii_wish(Some("1")), ascii_wish(Some("0")), ascii_wish(None)], [Some(true), Some(false), None]);
    }
}
