//! `hucha report`: a document into a folder.

use super::args::{Common, Report};
use super::interrupt::Interrupt;
use super::print;
use super::session::Session;
use crate::config::Home;
use crate::documents::all::Done;
use crate::documents::{self, FontSource, Format, Request};
use crate::error::{Error, Result};
use crate::model::{sheet, visit};
use crate::text::{Lang, cli, documents as text};
use serde_json::json;

/// Not a document: the file of their words, to be changed.
const WORDS: [&str; 2] = ["words", "template"];
/// Not a document: a check code from one, looked up.
const VERIFY: &str = "verify";

/// Not one document: every paper of a quarter.
const ALL: &str = "all";
/// A document about this laptop, not about records.
const RECEIPT: &str = "receipt";

/// Writes the document; the last line on stdout is its path.
///
/// # Errors
/// Unknown kind or format, something it needs is missing, the place cannot be written.
pub fn run(common: &Common, args: &Report) -> Result<()> {
    let lang = super::session::language(common);
    if WORDS.contains(&args.kind.as_str()) {
        return words(common, lang);
    }
    if args.kind == ALL {
        return all(common, args);
    }
    if args.kind == VERIFY {
        return super::verify::run(common, args.code.as_deref());
    }
    if args.kind == RECEIPT {
        return super::receipt::write(&Session::open(common)?, args);
    }
    let kind = documents::kind(&args.kind).map_err(|e| e.at_edge(lang))?;
    let format = kind.format(&args.format).map_err(|e| e.at_edge(lang))?;
    let mut session = Session::open(common)?;
    let round = args.round.as_ref().map(|r| session.round(r)).transpose()?.unwrap_or_default();
    let branch = args.branch.as_ref().map(|b| session.branch(b)).transpose()?.unwrap_or_default();
    let inspector = args.inspector.as_ref().map(|n| session.known_person(n)).transpose()?;
    let sheet = inspector.map(|person| sheet::id_of(&visit::id_of(&round, &branch), &person));
    let words = documents::template(&session.home, lang)?;
    let fonts = FontSource::of(&session.home);
    let (today, sheet) = (session.today(), sheet.as_deref());
    let request = Request { round: &round, branch: &branch, sheet, today, words: &words, fonts: &fonts };
    // Putting a paper into the world gives it its number, for every reprint and every laptop.
    let doc = documents::build(kind, &session.facts, &request).map_err(|e| e.at_edge(lang))?;
    if let Some(act) = documents::issue(&session.facts, &doc, request.today) {
        session.commit(&act)?;
    }
    let path = documents::make(&session.home, &session.facts, kind, &request, format, args.output.as_deref(), lang)?;
    if session.json {
        return print::json(&json!({ "path": path.to_string_lossy() }));
    }
    print::note(&cli::written(lang, kind.title));
    print::line(&path.to_string_lossy())
}

fn words(common: &Common, lang: Lang) -> Result<()> {
    let home = Home::find(common.data.as_deref())?;
    home.make()?;
    let path = documents::words_to_change(&home, lang)?;
    print::note(&text::words_made(lang, path.display()));
    print::line(&path.to_string_lossy())
}

/// Every paper of a quarter into a folder; the last line on stdout is the folder.
fn all(common: &Common, args: &Report) -> Result<()> {
    let mut s = Session::open(common)?;
    let lang = s.lang;
    let round = args.round.as_ref().ok_or_else(|| Error::Usage(cli::need_which(lang, "--round")))?;
    let round = s.round(round)?;
    let format = Format::parse(&args.format).ok_or_else(|| Error::Usage(text::no_format(lang, &args.format)))?;
    let folder = args.output.clone().unwrap_or_else(|| s.home.exports().join(format!("{round}_文书")));
    crate::config::make_private(&folder)?;
    let words = documents::template(&s.home, lang)?;
    let fonts = FontSource::of(&s.home);
    let request = Request { round: &round, branch: "", sheet: None, today: s.today(), words: &words, fonts: &fonts };
    let mut done = Done::default();
    let facts = s.facts.clone();
    let wanted = documents::all::wanted(&facts, &round);
    documents::sweep(&folder);
    let stop = Interrupt::watch();
    for (n, one) in (1..).zip(&wanted) {
        if stop.asked() {
            print::end_progress();
            let (written, of) = (done.files.len(), wanted.len());
            return Err(Error::Failed(text::all_stopped(lang, written, of, folder.display())));
        }
        let act = documents::all::make(&s.facts, one, &request, format, &folder, lang, &mut done)?;
        act.map_or(Ok(()), |act| s.commit(&act))?;
        print::progress(n, wanted.len());
    }
    if s.json {
        let files: Vec<_> = done.files.iter().map(|f| f.to_string_lossy()).collect();
        return print::json(&json!({ "folder": folder.to_string_lossy(), "files": files, "empty": done.empty }));
    }
    print::note(&text::all_written(lang, done.files.len(), done.empty));
    print::line(&folder.to_string_lossy())
}
