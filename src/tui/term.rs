//! The terminal: entered, left whatever happens, and asked how wide it draws `│`.

use super::app::{App, Effect};
use super::ascii;
use super::door::Door;
use super::run::Surface;
use crate::error::{Error, Result};
use crate::text::{Lang, tui as text};
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{self, MoveTo, SetCursorStyle, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use std::io::{self, BufWriter, Stdout, Write};
use std::path::Path;

/// The real terminal. Dropping it restores everything.
pub struct Term {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Signs of ambiguous width are replaced.
    ascii: bool,
}

impl Term {
    /// Takes the terminal over.
    pub fn enter(mouse: bool, ascii: bool) -> Result<Term> {
        Term::open(mouse, ascii).map_err(|e| Error::io("tty", e))
    }

    fn open(mouse: bool, ascii: bool) -> io::Result<Term> {
        terminal::enable_raw_mode()?;
        let begun = execute!(io::stdout(), EnterAlternateScreen, SetCursorStyle::SteadyBar);
        // A console without bracketed paste or mouse is still a console.
        execute!(io::stdout(), EnableBracketedPaste).ok();
        set_mouse(&mut io::stdout(), mouse).ok();
        let made =
            begun.and_then(|()| Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()))));
        match made {
            Ok(terminal) => Ok(Term { terminal, ascii }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Asks how wide the terminal draws `│`, by where the cursor is behind one; [`answer`] waits for the reply, in the
    /// thread that reads keys, so that a terminal that never answers holds nothing up.
    pub fn ask(&mut self) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), MoveTo(0, 0), Print("│"))?;
        if cfg!(not(windows)) {
            // Asked here and not later, so that the sign can be taken away at once.
            execute!(self.terminal.backend_mut(), Print("\x1b[6n"), MoveTo(0, 0), Print("  "))?;
        }
        Ok(())
    }

    fn paint<D: Door>(&mut self, app: &mut App<D>) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let ascii = self.ascii;
        self.terminal.draw(|frame| {
            app.draw(frame);
            if ascii {
                ascii::narrow(frame.buffer_mut());
            }
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// The next frame is drawn whole. Not by `Terminal::clear`, which asks the terminal where the cursor is and so
    /// waits for the thread that reads keys.
    fn forget(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    fn act(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Copy(text) => execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text)),
            Effect::Mouse(on) => set_mouse(self.terminal.backend_mut(), on),
            Effect::Redraw => self.forget(),
            Effect::Wide(wide) => {
                self.ascii = wide;
                self.forget()
            }
        }
    }
}

impl<D: Door> Surface<D> for Term {
    fn draw(&mut self, app: &mut App<D>) -> Result<()> {
        self.paint(app).map_err(|e| Error::io("tty", e))
    }

    fn effect(&mut self, effect: Effect) -> Result<()> {
        self.act(effect).map_err(|e| Error::io("tty", e))
    }
}

impl Drop for Term {
    /// Not again after a panic: leaving the alternate screen twice would put the cursor back on top of the message.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            restore();
        }
    }
}

/// Waits for the reply to [`Term::ask`], two seconds at most; keys typed meanwhile are kept for later.
pub fn answer() -> bool {
    cursor::position().is_ok_and(|at| at.0 > 1)
}

/// Clicks and the wheel, but not every movement, which would wake the program for nothing.
fn set_mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    match on {
        false => execute!(out, DisableMouseCapture),
        true if cfg!(windows) => execute!(out, crossterm::event::EnableMouseCapture),
        true => execute!(out, Print("\x1b[?1000h\x1b[?1006h")),
    }
}

/// Gives the terminal back: paste, mouse and cursor too. Nothing can be done if it is gone already.
fn restore() {
    let mut out = io::stdout();
    execute!(out, DisableMouseCapture).ok();
    execute!(out, DisableBracketedPaste).ok();
    execute!(out, EndSynchronizedUpdate, SetCursorStyle::DefaultUserShape, Show, LeaveAlternateScreen).ok();
    terminal::disable_raw_mode().ok();
}

/// From now on a panic of this thread restores the terminal and says where the data is; one of a job's thread is
/// only logged, since it becomes an error message.
pub fn on_panic(lang: Lang, dir: &Path) {
    let own = std::thread::current().id();
    let dir = dir.display().to_string();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() != own {
            tracing::error!("{info}");
            return;
        }
        restore();
        eprintln!("{}", text::panicked(lang, &dir));
        before(info);
    }));
}
