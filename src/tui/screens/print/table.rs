//! Every screen and what its print key proposes. A new screen without a row here fails the first test.

use super::*;
use crate::documents::kind;
use crate::model::checklist::{Checklist, Desk};
use crate::model::lookback::Lookback;
use crate::model::pairing::Pair;
use crate::text::Lang;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::brief::BriefScreen;
use crate::tui::screens::case::CaseScreen;
use crate::tui::screens::check::CheckScreen;
use crate::tui::screens::closing::ClosingScreen;
use crate::tui::screens::duty::{DutiesScreen, DutyScreen};
use crate::tui::screens::evidence::EvidenceScreen;
use crate::tui::screens::feedback::FeedbackScreen;
use crate::tui::screens::finish::FinishScreen;
use crate::tui::screens::highlights::HighlightsScreen;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::interview::InterviewScreen;
use crate::tui::screens::interviews::InterviewsScreen;
use crate::tui::screens::ledger::LedgerScreen;
use crate::tui::screens::lookback::{LookbackScreen, PlanScreen};
use crate::tui::screens::materials::MaterialsScreen;
use crate::tui::screens::meetings::MeetingsScreen;
use crate::tui::screens::notes::NotesScreen;
use crate::tui::screens::organisation::OrganisationScreen;
use crate::tui::screens::pairing::{PairScreen, PairsScreen};
use crate::tui::screens::problem_form::ProblemForm;
use crate::tui::screens::problems::tests::lively;
use crate::tui::screens::quarter::QuarterScreen;
use crate::tui::screens::review::ReviewScreen;
use crate::tui::screens::strengths::StrengthsScreen;
use crate::tui::screens::visit::VisitScreen;
use crate::tui::screens::workshop::{SwitchScreen, VersionsScreen, WorkshopScreen};
use crate::tui::testing::Harness;
use std::path::Path;

const ROUND: &str = "2026Q4";

/// Opens a screen on the demonstration; the sheet is that of a branch whose visit is over.
type Open = fn(Facts, &str) -> Harness;

enum Says {
    /// The form with this key about this branch in a quarter, or about a quarter.
    Form(&'static str, &'static str, Open),
    /// An empty sheet of a checklist.
    Blank(Open),
    /// A document of its own, shown by the test of that screen.
    Own,
    /// Nothing, and why.
    Nothing(&'static str),
}

use Says::{Blank, Form, Nothing, Own};

fn on(facts: Facts, screen: impl Screen + 'static) -> Harness {
    Harness::with(facts, screen, 160, 45)
}

/// Home after these keys.
fn home(facts: Facts, keys: &str) -> Harness {
    let mut app = on(facts, HomeScreen::new(ROUND));
    app.press(keys);
    app
}

fn visit_of(sheet: &str) -> &str {
    sheet.rsplit_once('/').unwrap().0
}

const FORM: &str = "a form over another screen: Esc goes back to it, and that one prints";
const MACHINE: &str = "about this laptop, not about the inspection";
const TABLE: &[(&str, Says)] = &[
    ("HomeScreen", Form("sheet", "2026Q4/B01", |f, _| on(f, HomeScreen::new(ROUND)))),
    ("BriefScreen", Form("brief", "2026Q4/B01", |f, s| on(f, BriefScreen::new(s)))),
    ("VisitScreen", Form("hearing", "2026Q4/B01", |f, s| on(f.clone(), VisitScreen::new(&f, s)))),
    ("MaterialsScreen", Form("sheet", "2026Q4/B01", |f, s| on(f.clone(), MaterialsScreen::new(&f, s, "A1-01")))),
    ("MeetingsScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, MeetingsScreen::new(s, "C1-02")))),
    ("EvidenceScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, EvidenceScreen::new(&format!("{s}/A1-01"), "")))),
    ("LedgerScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, LedgerScreen::new(s)))),
    ("NotesScreen", Form("hearing", "2026Q4/B01", |f, s| on(f, NotesScreen::new(s)))),
    ("InterviewsScreen", Form("interview", "2026Q4/B01", |f, s| on(f, InterviewsScreen::new(s)))),
    (
        "InterviewScreen",
        Form("interview", "2026Q4/B01", |f, _| {
            let one = f.all("interview").find(|r| r.get("visit") == "2026Q4/B01").unwrap().id.clone();
            on(f, InterviewScreen::new(&one))
        }),
    ),
    ("StrengthsScreen", Form("feedback", "2026Q4/B01", |f, s| on(f, StrengthsScreen::new(s)))),
    (
        "ProblemForm",
        Form("feedback", "2026Q4/B03", |f, _| {
            let one = problem_of(&f, "B03");
            on(f.clone(), ProblemForm::edit(&f, &one))
        }),
    ),
    ("CheckScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, CheckScreen::new(s)))),
    ("FeedbackScreen", Form("feedback", "2026Q4/B01", |f, s| on(f, FeedbackScreen::new(visit_of(s), s)))),
    ("FinishScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, FinishScreen::new(s)))),
    ("ReviewScreen", Form("sheet", "2026Q4/B01", |f, s| on(f, ReviewScreen::new(s)))),
    ("ProblemsScreen", Own),
    (
        "CaseScreen",
        Form("remind", "2026Q4/B03", |f, _| {
            let late = |id: &str| proposed::of_problem(&f, id, crate::tui::testing::morning().date_naive()) == "remind";
            let one = f.all("problem").find(|r| r.get("branch") == "B03" && late(&r.id)).unwrap().id.clone();
            on(f, CaseScreen::new(&one))
        }),
    ),
    ("BoardScreen", Form("admonish", "2026Q3/B05", |f, _| on(f, BoardScreen::new(ROUND)))),
    (
        "LookbackScreen",
        Form("recheck", "2026Q4/B03", |f, _| {
            let one = Lookback::all(&f).into_iter().find(|l| l.round == ROUND).unwrap().id;
            on(f, LookbackScreen::new(&one))
        }),
    ),
    ("PlanScreen", Form("recheck", "2026Q4/B05", |f, _| on(f, PlanScreen::new(ROUND)))),
    ("QuarterScreen", Form("rank", "2026Q4", |f, _| on(f, QuarterScreen::new(ROUND)))),
    ("HighlightsScreen", Form("handbook", "2026Q4", |f, _| on(f, HighlightsScreen::new(ROUND)))),
    ("ClosingScreen", Form("rank", "2026Q4", |f, _| on(f, ClosingScreen::new(ROUND)))),
    ("OrganisationScreen", Form("sheet-blank", "2026Q4/B01", |f, _| on(f, OrganisationScreen::default()))),
    ("WorkshopScreen", Blank(|f, _| on(f, WorkshopScreen::new(Desk::of(Checklist::builtin()), ROUND)))),
    ("VersionsScreen", Blank(|f, _| on(f, VersionsScreen::new(ROUND)))),
    (
        "SwitchScreen",
        Blank(|f, _| {
            let version = Checklist::builtin().version;
            on(f, SwitchScreen::new(ROUND, &version))
        }),
    ),
    ("PairsScreen", Form("pair-contract", "2026Q4/B02", |f, _| on(f, PairsScreen::default()))),
    (
        "PairScreen",
        Form("pair-contract", "2026Q4/B02", |f, _| {
            let one = Pair::all(&f).remove(0).id;
            on(f, PairScreen::new(&one))
        }),
    ),
    ("DutiesScreen", Form("duty-posts", "2026Q4/B01", |f, _| on(f, DutiesScreen::new(ROUND)))),
    ("DutyScreen", Form("duty-posts", "2026Q4/B01", |f, _| on(f, DutyScreen::new(ROUND, "B01")))),
    ("ReconcileScreen", Form("agreed", "2026Q4/B05", |f, _| home(f, "Down Down Down Down &"))),
    ("FindingsScreen", Form("agreed", "2026Q4/B05", |f, _| home(f, "Down Down Down Down & p"))),
    ("ReceiptsScreen", Own),
    ("ConflictsScreen", Nothing("what is still open goes on no paper; the selected record's papers can be printed")),
    ("BulkScreen", Nothing("a preview of decisions; the audit trail keeps them")),
    ("ProposalsScreen", Nothing("hand edits that wait; what is accepted stands on the papers")),
    ("AuditScreen", Nothing("Ctrl-E saves it as csv; the selected record's papers can be printed")),
    ("IntakeScreen", Nothing("a preview of a table that is on paper already")),
    ("DiffScreen", Nothing("compared on the screen; the workshop prints either version")),
    ("PrintScreen", Nothing("it is the printing")),
    ("FirstRun", Nothing("there are no records yet")),
    ("RosterScreen", Nothing(MACHINE)),
    ("BackupsScreen", Nothing(MACHINE)),
    ("RescueScreen", Nothing(MACHINE)),
    ("CleanupScreen", Nothing(MACHINE)),
    ("EntryForm", Nothing(FORM)),
    ("IndicatorForm", Nothing(FORM)),
    ("WriteDown", Nothing(FORM)),
];

fn problem_of(facts: &Facts, branch: &str) -> String {
    let mine = |r: &&crate::model::record::Record| r.get("branch") == branch && r.get("round") == ROUND;
    facts.all("problem").find(mine).unwrap().id.clone()
}

/// The names behind `impl Screen for`, and whether the screen says what it prints.
fn screens(dir: &Path, found: &mut Vec<(String, bool)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            screens(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let parts = text.split("\nimpl Screen for ").skip(1);
            found.extend(parts.map(|p| {
                let body = p.split("\n}").next().unwrap_or("");
                (p.split([' ', '{']).next().unwrap_or("").to_string(), body.contains("fn prints("))
            }));
        }
    }
}

#[test]
fn every_screen_says_what_it_prints_or_why_there_is_nothing() {
    let mut found = Vec::new();
    screens(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/screens"), &mut found);
    assert!(found.len() > 40, "{found:?}");
    for (name, prints) in &found {
        let row = TABLE.iter().find(|r| r.0 == name);
        let (_, says) = row.unwrap_or_else(|| panic!("{name} is missing from the table of what screens print"));
        assert_eq!(!matches!(says, Nothing(why) if !why.is_empty()), *prints, "{name}");
    }
    assert!(TABLE.iter().all(|r| found.iter().any(|f| f.0 == r.0)), "a row without a screen");
}

#[test]
fn the_print_key_shows_the_right_form_about_the_right_branch_and_quarter() {
    let facts = lively();
    let sheet = Sheet::of_visit(&facts, "2026Q4/B01").remove(0).id;
    let (words, mut wrong) = (Template::builtin(), Vec::new());
    for (name, says) in TABLE {
        let (open, title, about) = match says {
            Form(form, about, open) => {
                let (round, branch) = about.split_once('/').unwrap_or((about, ""));
                let kind = kind(form).unwrap();
                let fonts = FontSource::new(None, PathBuf::new(), Vec::new());
                let today = crate::tui::testing::morning().date_naive();
                let request = Request { round, branch, sheet: None, today, words: &words, fonts: &fonts };
                let title = documents::build(kind, &facts, &request).map_or_else(|e| e.to_string(), |d| d.title);
                let quarter = Quarter::parse(round).unwrap().title(Lang::Zh);
                let about = if branch.is_empty() {
                    quarter
                } else {
                    format!("{quarter}　{}", visit::branch_name(&facts, branch))
                };
                (open, title, about)
            }
            Blank(open) => (open, "空白互查评分表".to_string(), String::new()),
            Own | Nothing(_) => continue,
        };
        let mut app = open(facts.clone(), &sheet);
        let said = app.screen_text();
        assert!(said.contains("打印"), "{name}: the bar names the key\n{said}");
        app.press("Alt-P");
        let said = app.screen_text();
        let start: String = title.chars().take(24).collect();
        if !said.contains(&start) || !said.contains(&about) {
            wrong.push(format!("{name}: {title} {about}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Everything that people read on a paper.
fn words_on(doc: &Document) -> Vec<String> {
    use crate::documents::model::{Block, Piece};
    let mut all = vec![doc.title.clone(), doc.foot.clone()];
    for block in &doc.blocks {
        match block {
            Block::Heading(t) | Block::Page(t) | Block::Paragraph(t) | Block::Greeting(t) | Block::Note(t) => {
                all.push(t.clone());
            }
            Block::Tally(pieces) => all.push(Piece::text(pieces)),
            Block::Closing(lines) | Block::List(lines) => all.extend(lines.clone()),
            Block::Facts(rows) => all.extend(rows.iter().flatten().flat_map(|(a, b)| [a.clone(), b.clone()])),
            Block::Table(t) => {
                all.extend(t.columns.iter().map(|c| c.title.clone()));
                all.extend(t.rows.iter().flat_map(|r| r.cells.iter().map(|c| c.value.shown())));
            }
            Block::Choice { label, options, text } => {
                all.extend([label.clone(), text.clone()]);
                all.extend(options.iter().map(|o| o.0.clone()));
            }
            Block::Signatures(rows) => all.extend(rows.iter().flatten().map(|s| s.label.clone())),
            Block::Lines(_) => {}
        }
    }
    all
}

#[test]
fn every_word_of_a_paper_stands_in_its_preview() {
    let (facts, words) = (lively(), Template::builtin());
    let fonts = FontSource::new(None, PathBuf::new(), Vec::new());
    let today = crate::tui::testing::morning().date_naive();
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let mut seen = 0;
    for kind in KINDS {
        for branch in ["B01", "B03", "B04", "B05"] {
            let request = Request { round: ROUND, branch, sheet: None, today, words: &words, fonts: &fonts };
            let Ok(doc) = documents::build(kind, &facts, &request) else { continue };
            let lines = preview::lines(&doc, 4000, Lang::Zh);
            let shown: String = lines.iter().flatten().map(|p| p.0.as_str()).collect();
            let shown = plain(&shown);
            for part in words_on(&doc).iter().flat_map(|t| t.split('\n')) {
                assert!(shown.contains(&plain(part)), "{} {branch}: {part}", kind.key);
            }
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
}
