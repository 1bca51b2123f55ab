//! The program in a pseudo terminal. What it draws is looked at frame by frame: a frame ends where the program says
//! so (synchronized update), so that a test never sees half of one. Nothing here sleeps: it waits for bytes.

use super::keys;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A slow machine is not an error; a program that does not answer is.
const PATIENCE: Duration = Duration::from_secs(20);
/// The end of a frame.
const FRAME: &[u8] = b"\x1b[?2026l";
/// The program asks where the cursor is.
const PROBE: &[u8] = b"\x1b[6n";

/// What is seen: the last whole frame.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The rows, without blanks at their ends.
    pub rows: Vec<String>,
    /// Row and column of the cursor, if it is shown.
    pub cursor: Option<(u16, u16)>,
}

impl Frame {
    /// Whether a text stands somewhere.
    pub fn has(&self, text: &str) -> bool {
        self.rows.iter().any(|r| r.contains(text))
    }

    /// All rows as one text.
    pub fn text(&self) -> String {
        self.rows.join("\n")
    }

    /// The number behind a word, as in `已查 12/49`.
    pub fn number(&self, word: &str) -> Option<usize> {
        let row = self.rows.iter().find_map(|r| r.split_once(word))?.1;
        row.trim_start().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }
}

/// How a program is started.
pub struct Start<'a> {
    pub program: &'a Path,
    pub args: &'a [&'a str],
    /// Environment besides `TERM`, `HOME` and `PATH`.
    pub env: &'a [(&'a str, &'a str)],
    /// How wide the terminal says that it draws `│`, in cells; 0 is a terminal that never answers.
    pub bar_width: u16,
}

/// The program and its terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    screen: Receiver<Vec<u8>>,
    /// Nobody looks at the screen any more.
    closed: Arc<AtomicBool>,
    window: Option<Box<dyn MasterPty + Send>>,
    emulator: vt100::Parser,
    bar_width: u16,
    /// All bytes so far.
    pub bytes: Vec<u8>,
    /// How many of them the emulator has seen.
    seen: usize,
    pub frame: Frame,
    frames: usize,
    keys: usize,
}

impl Terminal {
    /// Starts a program in a window of 80×24.
    pub fn start(home: &Path, how: &Start) -> Terminal {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(how.program);
        command.args(how.args);
        command.cwd(home);
        command.env_clear();
        let home = home.to_str().unwrap();
        for (name, value) in [("TERM", "xterm-256color"), ("HOME", home), ("TMPDIR", home)].iter().chain(how.env) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let closed = Arc::new(AtomicBool::new(false));
        let screen = read(pair.master.try_clone_reader().unwrap(), closed.clone());
        let keyboard = pair.master.take_writer().unwrap();
        let size = |n| NonZeroU16::new(n).unwrap();
        Terminal {
            child,
            keyboard,
            screen,
            closed,
            window: Some(pair.master),
            emulator: vt100::Parser::new(size(24), size(80), 0),
            bar_width: how.bar_width,
            bytes: Vec::new(),
            seen: 0,
            frame: Frame::default(),
            frames: 0,
            keys: 0,
        }
    }

    /// Presses keys by their names, one after the other, each answered by a frame before the next.
    pub fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            self.keys += 1;
            let before = self.frames;
            self.send(&keys::bytes(name));
            self.wait(&format!("a frame after {name}"), |t| t.frames > before);
        }
        self
    }

    /// Presses a key after which the program ends.
    pub fn last(&mut self, name: &str) -> ExitStatus {
        self.keys += 1;
        self.send(&keys::bytes(name));
        self.end()
    }

    /// Types a text as an input method sends it: all at once. What is typed must be seen.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes());
        self.see(tail(text))
    }

    /// Pastes a text, in brackets.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self.see(tail(text.lines().last().unwrap()))
    }

    /// Clicks where a text stands.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let (y, before) = self.frame.rows.iter().enumerate().find_map(|(y, r)| Some((y, &r[..r.find(text)?]))).unwrap();
        let x = hucha::tui::wide::width(before);
        let drawn = self.frames;
        for end in ['M', 'm'] {
            self.send(format!("\x1b[<0;{};{}{end}", x + 1, y + 1).as_bytes());
        }
        self.wait(&format!("a frame after a click on “{text}”"), |t| t.frames > drawn);
        self
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        let size = |n| NonZeroU16::new(n).unwrap();
        self.emulator.set_size(size(height), size(width));
        let drawn = self.frames;
        self.window.as_ref().unwrap().resize(PtySize { rows: height, cols: width, ..PtySize::default() }).unwrap();
        self.wait("a frame of the new size", |t| t.frames > drawn);
        self
    }

    /// Waits until a text is on the screen.
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("“{text}”"), |t| t.frame.has(text));
        self
    }

    /// Waits until a command that draws no frames has printed a text so often.
    pub fn printed_times(&mut self, text: &str, times: usize) {
        self.wait(&format!("“{text}” {times} times"), |t| t.left_behind().matches(text).count() >= times);
    }

    /// Waits until the terminal does not show any more what is typed.
    #[cfg(unix)]
    pub fn hides_typing(&self) {
        const ECHO: u64 = 0o10;
        let (window, until) = (self.window.as_ref().unwrap(), Instant::now() + PATIENCE);
        while window.get_termios().is_some_and(|t| u64::from(t.local_flags.bits()) & ECHO != 0) {
            assert!(Instant::now() < until, "typing is shown:\n{}", self.left_behind());
            std::thread::yield_now();
        }
    }

    /// Waits until something holds on the screen.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Frame) -> bool) -> &mut Self {
        self.wait(what, |t| holds(&t.frame));
        self
    }

    /// How many keys were pressed; typed and pasted texts do not count.
    pub fn keys(&self) -> usize {
        self.keys
    }

    /// Bytes to the program, without waiting for an answer. Nothing happens if it has ended.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).and_then(|()| self.keyboard.flush()).ok();
    }

    /// Sends a signal: `KILL`, `TERM`, `HUP`.
    pub fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap();
        let sent = Command::new("/bin/sh").args(["-c", &format!("kill -s {name} {id}")]).status().unwrap();
        assert!(sent.success(), "no signal {name} to {id}");
    }

    /// Ends the program at once, without a chance to say anything, and takes what it had shown by then.
    pub fn kill(&mut self) {
        self.signal("KILL");
        self.end();
    }

    /// Closes the window, as a user does with a click: whatever is still read or written there fails.
    pub fn close_window(&mut self) {
        self.closed.store(true, Ordering::SeqCst);
        self.send(&keys::bytes("Ctrl-L")); // the answer lets the reader notice
        self.end_of_bytes();
        self.window = None;
        self.keyboard = Box::new(std::io::sink());
    }

    /// Waits until the program has ended.
    pub fn end(&mut self) -> ExitStatus {
        self.end_of_bytes();
        let (sender, ended) = channel();
        let mut killer = self.child.clone_killer();
        std::thread::scope(|scope| {
            scope.spawn(|| sender.send(self.child.wait().unwrap()));
            ended.recv_timeout(PATIENCE).unwrap_or_else(|_| {
                killer.kill().ok();
                panic!("the program lives on without a terminal")
            })
        })
    }

    fn end_of_bytes(&mut self) {
        let until = Instant::now() + PATIENCE;
        while self.take(until, "the end of the program") {}
    }

    /// What is on the screen after the program: everything that was printed behind the alternate screen.
    pub fn left_behind(&self) -> String {
        self.emulator.screen().contents()
    }

    /// The emulator, for the modes a terminal is in.
    pub fn modes(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    fn wait(&mut self, what: &str, holds: impl Fn(&Terminal) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds(self) {
            if !self.take(until, what) {
                panic!("the program ended while {what} was waited for:\n{}\n{}", self.left_behind(), self.frame.text());
            }
        }
    }

    /// Takes what the program writes next; false if it has ended.
    fn take(&mut self, until: Instant, what: &str) -> bool {
        match self.screen.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(bytes) => self.took(&bytes),
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {
                panic!("waited {PATIENCE:?} for {what}; on the screen:\n{}", self.frame.text())
            }
        }
        true
    }

    fn took(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
        while let Some(at) = find(&self.bytes[self.seen..], FRAME) {
            let end = self.seen + at + FRAME.len();
            self.emulate(end);
            self.frame = frame(self.emulator.screen());
            self.frames += 1;
        }
        // a sequence may come in two pieces: the rest waits for its other half
        if self.bytes.ends_with(b"\x1b") || half(&self.bytes[self.seen..]) {
            return;
        }
        self.emulate(self.bytes.len());
    }

    /// Shows the emulator the bytes up to here, and answers what the program asks of a terminal.
    fn emulate(&mut self, end: usize) {
        let part = self.bytes[self.seen..end].to_vec();
        self.emulator.process(&part);
        self.seen = end;
        if self.bar_width > 0 && find(&part, PROBE).is_some() {
            self.send(format!("\x1b[1;{}R", self.bar_width + 1).as_bytes());
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            self.child.kill().ok();
            self.child.wait().ok();
        }
    }
}

/// Reads on a thread of its own until the program is gone, or the window.
fn read(mut from: Box<dyn Read + Send>, closed: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 1 << 14];
        while let Ok(n) = from.read(&mut buffer) {
            if n == 0 || sender.send(buffer[..n].to_vec()).is_err() || closed.load(Ordering::SeqCst) {
                return;
            }
        }
    });
    receiver
}

fn frame(screen: &vt100::Screen) -> Frame {
    let rows = screen.rows(0, screen.size().1.get()).map(|r| r.trim_end().to_string()).collect();
    Frame { rows, cursor: (!screen.hide_cursor()).then(|| screen.cursor_position()) }
}

/// Whether the bytes end in the beginning of a sequence that is waited for.
fn half(bytes: &[u8]) -> bool {
    [FRAME, PROBE].iter().any(|s| (1..s.len()).any(|n| bytes.ends_with(&s[..n])))
}

/// Where some bytes begin among others.
pub fn find(all: &[u8], some: &[u8]) -> Option<usize> {
    all.windows(some.len()).position(|w| w == some)
}

/// The end of a text, short enough to stand in one row.
fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    &text[from..]
}
