//! THE one table of keys. Handling, the bottom bar, the help overlay, the palette and the manual all read it.
//!
//! To add a key: one row here and one match arm in the screen. Tests below keep the table honest: no key means two
//! things in one context, and every action has a key that an input method does not swallow.

use super::action::Action::{self, *};
use super::keys::{DIGITS, Key, alt, ch, ctrl, f, key};
use crate::text::Lang;
use crossterm::event::{KeyCode, KeyModifiers};

/// Where a row of the table holds. A screen names its contexts, the most special first; `Global` always follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Global,
    /// A list or table with a selected row.
    List,
    /// Text that is only read and scrolled.
    Page,
    /// Fields to fill in.
    Form,
    /// Tabs to go through.
    Tabs,
    /// A question with yes and no.
    Confirm,
    /// A searchable list: typing narrows it.
    Choose,
    /// One text that is asked for, before `Form`.
    Prompt,
    /// Something to read and close.
    Message,
    /// The brief before a visit, before `Page`.
    Brief,
    /// The items of a visit.
    Visit,
    /// The visit while the branch reports, before `Visit`.
    Hearing,
    /// The visit while documents are looked at, before `Visit`.
    Filing,
    /// The visit on the site, before `Visit`.
    Looking,
    /// The items of a visit at 访党员, before `Visit`: the way to the interviews is shown first.
    Asking,
    /// The detail of an item, read on its own.
    Detail,
    /// The form of a problem, before `Form`.
    Problem,
    /// Notes of what was said, before `List`.
    Notes,
    /// Strengths, before `List`.
    Strengths,
    /// Documents asked for, before `List`.
    Materials,
    /// Dates of meetings, before `List`.
    Meetings,
    /// Files attached to something, before `List`.
    Evidence,
    /// The help.
    Help,
    /// The quarter at a glance.
    Home,
    /// Backups, before `List`.
    Backups,
    /// Taking everything off a borrowed laptop.
    Cleanup,
    /// Receipts of merges, before `List`.
    Receipts,
    /// Whose laptops count, before `List`.
    Roster,
    /// A damaged database.
    Rescue,
    /// The review of a finalised sheet, before `List`.
    Review,
    /// The list of problems.
    Problems,
    /// What is due, before `List`.
    Board,
    /// A look-back, before `List`.
    Lookback,
    /// One problem, and the selected one of the list.
    Case,
    /// The quarter compared, before `List`.
    Quarter,
    /// Its heat tables, before `Quarter`.
    Heat,
    /// The list of interviews.
    Interviews,
    /// The questions of one interview.
    Interview,
    /// The check, before `List`.
    Check,
    /// The feedback, before `Form`.
    Feedback,
    /// The finish, before `List`.
    Finish,
    /// Fields in conflict, before `List` or `Page`.
    Conflicts,
    /// Hand edits, before `List`.
    Proposals,
    /// The audit trail, before `List` or `Page`.
    Audit,
    /// Several sheets of one visit, before `List` or `Page`.
    Reconcile,
    /// What the agreed sheet carries, before `List`.
    Carry,
    /// What a rule would choose, before `List`.
    Bulk,
    /// Branches, groups and people, before `List`.
    Organisation,
    /// What a table would change, before `List`.
    Intake,
    /// Versions of the checklist, before `List`.
    Versions,
    /// A checklist being worked on, before `List`.
    Workshop,
    /// What another version means for drafts, before `List`.
    Switch,
    /// Highlights, before `List`.
    Highlights,
    /// Closing the quarter, before `List`.
    Closing,
    /// Papers to print, before `List` or `Page`.
    Papers,
    /// The pairs, before `List`.
    Pairs,
    /// One pair, or the duty claims of one branch, before `List`.
    Ledgers,
    /// What is kept month by month, before `Ledgers`.
    Months,
}

impl Context {
    /// Its heading in the manual.
    pub fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Context::Global => ("到处", "Everywhere"),
            Context::List => ("列表", "Lists"),
            Context::Page => ("阅读", "Reading"),
            Context::Form => ("填写", "Forms"),
            Context::Tabs => ("页签", "Tabs"),
            Context::Confirm => ("确认", "Questions"),
            Context::Choose => ("查找", "Searching"),
            Context::Message => ("提示", "Messages"),
            Context::Prompt => ("输入", "Typing"),
            Context::Brief => ("访前简报", "The brief"),
            Context::Visit => ("检查", "A visit"),
            Context::Hearing => ("检查：听汇报", "A visit: report"),
            Context::Filing => ("检查：查资料", "A visit: documents"),
            Context::Looking => ("检查：看现场", "A visit: site"),
            Context::Asking => ("检查：访党员", "A visit: interviews"),
            Context::Detail => ("指标详情", "Details of an item"),
            Context::Problem => ("问题点", "A problem"),
            Context::Notes => ("要点", "Notes"),
            Context::Strengths => ("优点", "Strengths"),
            Context::Materials => ("索要资料", "Documents"),
            Context::Meetings => ("会议日期", "Meeting dates"),
            Context::Evidence => ("佐证", "Evidence files"),
            Context::Help => ("帮助", "Help"),
            Context::Home => ("首页", "Home"),
            Context::Receipts => ("合并回执", "Receipts"),
            Context::Roster => ("名册", "The roster"),
            Context::Rescue => ("修复数据", "Mending the data"),
            Context::Review => ("退回复核", "The review"),
            Context::Backups => ("备份", "Backups"),
            Context::Cleanup => ("归还清理", "Clean up"),
            Context::Problems => ("问题清单", "Problem list"),
            Context::Board => ("到期看板", "Board"),
            Context::Lookback => ("回头看", "Look-back"),
            Context::Case => ("一个问题", "One problem"),
            Context::Quarter => ("横向比", "The quarter compared"),
            Context::Heat => ("失分表", "Heat tables"),
            Context::Interviews => ("访党员", "Interviews"),
            Context::Interview => ("访谈", "One interview"),
            Context::Check => ("检查核对", "The check"),
            Context::Feedback => ("现场反馈", "The feedback"),
            Context::Finish => ("完成", "The finish"),
            Context::Conflicts => ("冲突", "Conflicts"),
            Context::Proposals => ("手工改动", "Hand edits"),
            Context::Audit => ("来历", "History"),
            Context::Papers => ("打印", "Printing"),
            Context::Pairs => ("结对提升", "Pairing"),
            Context::Ledgers => ("结对、责任认领", "Pairing, duty claims"),
            Context::Months => ("责任认领：月份", "Duty claims: months"),
            Context::Organisation => ("组织和人员", "Organisation and people"),
            Context::Intake => ("导入的预览", "Preview of a table"),
            Context::Versions => ("清单版本", "Checklist versions"),
            Context::Workshop => ("清单工坊", "Checklist workshop"),
            Context::Switch => ("换用清单", "Another checklist"),
            Context::Highlights => ("亮点", "Highlights"),
            Context::Closing => ("关闭季度", "Closing the quarter"),
            Context::Reconcile => ("合议", "Reconciling"),
            Context::Carry => ("合议采纳", "What is carried"),
            Context::Bulk => ("批量裁定的预览", "Preview of many decisions"),
        };
        if lang == Lang::En { en } else { zh }
    }
}

/// One row: an action in a context, its keys and its words.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where it holds.
    pub context: Context,
    /// What it asks for.
    pub action: Action,
    /// Keys, the one to show first. At least one is not a letter.
    pub keys: &'static [Key],
    /// Label for bar and palette, Chinese.
    pub zh: &'static str,
    /// Label, English.
    pub en: &'static str,
    /// What it does, Chinese.
    pub help_zh: &'static str,
    /// What it does, English.
    pub help_en: &'static str,
    /// Place in the bottom bar: 0 is never, higher stays longer when it is narrow.
    pub bar: u8,
}

impl Row {
    /// The label.
    pub fn label(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.en } else { self.zh }
    }

    /// The sentence of the help.
    pub fn help(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.help_en } else { self.help_zh }
    }

    /// The names of its keys, as people read them.
    pub fn key_names(&self, lang: Lang) -> String {
        let names: Vec<_> = self.keys.iter().map(|k| k.name(lang)).collect();
        names.join(" ")
    }
}

/// The rows that hold in these contexts, the most special first, `Global` last.
pub fn rows(contexts: &[Context]) -> impl Iterator<Item = &'static Row> {
    let global = if contexts.contains(&Context::Global) { None } else { Some(Context::Global) };
    contexts.iter().copied().chain(global).flat_map(|c| TABLE.iter().filter(move |r| r.context == c))
}

/// The rows that a key can really reach: those whose keys are all taken by a more special context are left out, and
/// an action that is named twice is shown once.
pub fn reachable(contexts: &[Context]) -> Vec<&'static Row> {
    let mut taken: Vec<Key> = Vec::new();
    let mut out: Vec<&Row> = Vec::new();
    for row in rows(contexts) {
        let free = row.keys.iter().any(|k| !taken.contains(k));
        if free && out.iter().all(|r| r.action != row.action) {
            out.push(row);
        }
        taken.extend(row.keys);
    }
    out
}

/// The keys of a row that really lead to it: those that a more special context takes over are left out.
pub fn free_keys(contexts: &[Context], row: &Row) -> Vec<Key> {
    let before = rows(contexts).take_while(|r| r.context != row.context);
    let taken: Vec<Key> = before.flat_map(|r| r.keys.iter().copied()).collect();
    row.keys.iter().copied().filter(|k| !taken.contains(k)).collect()
}

const fn row(
    context: Context,
    action: Action,
    keys: &'static [Key],
    label: (&'static str, &'static str),
    help: (&'static str, &'static str),
    bar: u8,
) -> Row {
    Row { context, action, keys, zh: label.0, en: label.1, help_zh: help.0, help_en: help.1, bar }
}

const UP: Key = key(KeyCode::Up);
const DOWN: Key = key(KeyCode::Down);
const LEFT: Key = key(KeyCode::Left);
const RIGHT: Key = key(KeyCode::Right);
const ENTER: Key = key(KeyCode::Enter);
const ESC: Key = key(KeyCode::Esc);
const TAB: Key = key(KeyCode::Tab);
const BACK_TAB: Key = key(KeyCode::BackTab);
const PAGE_UP: Key = key(KeyCode::PageUp);
const PAGE_DOWN: Key = key(KeyCode::PageDown);
const HOME: Key = key(KeyCode::Home);
const END: Key = key(KeyCode::End);
const SPACE: Key = ch(' ');
const BACKSPACE: Key = key(KeyCode::Backspace);
const INSERT: Key = key(KeyCode::Insert);
const DELETE: Key = key(KeyCode::Delete);
const ALT_ENTER: Key = Key::One(KeyCode::Enter, KeyModifiers::ALT);

use Context::{Choose, Confirm, Detail, Form, Global, List, Message, Page, Tabs, Visit};

/// The table. Keep the rows of a context together.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    // Everywhere
    row(Global, Help, &[ch('?'), f(1)], ("帮助", "Help"), ("本屏所有按键", "All keys of this screen"), 90),
    row(Global, Palette, &[ctrl('p')], ("命令", "Commands"), ("按名称、拼音或首字母查找命令", "Find a command by name"), 80),
    row(Global, Back, &[ESC], ("返回", "Back"), ("离开本屏；已填内容已保存", "Leave this screen; what was typed is kept"), 70),
    row(Global, Undo, &[ch('u'), ctrl('z')], ("撤销", "Undo"), ("撤销上一步操作，并说明撤销了什么", "Take the last act back and say which"), 20),
    row(Global, Redo, &[ctrl('y')], ("重做", "Redo"), ("重做刚撤销的操作", "Do again what was taken back"), 10),
    row(Global, Retry, &[ctrl('r')], ("重试", "Retry"), ("再试一次刚才失败的保存", "Try the failed saving again"), 0),
    row(Global, Elsewhere, &[alt('s'), f(11)], ("另存他处", "Copy elsewhere"), ("磁盘不行时：全部数据和没存上的内容拷到别处", "When the disk fails: a copy of everything elsewhere"), 0),
    row(Global, CancelJob, &[ctrl('g')], ("停止任务", "Stop the job"), ("停止正在后台进行的工作", "Stop the work that runs beside"), 0),
    row(Global, Conflicts, &[ch('!'), alt('c')], ("冲突", "Conflicts"), ("裁定各人填得不同的地方", "Decide what different people wrote differently"), 0),
    row(Global, History, &[ch('@'), alt('l')], ("来历", "History"), ("选中的记录是谁、何时、为何改成这样", "Who made the selected record what it is, and why"), 0),
    row(Global, Print, &[ch('%'), alt('p')], ("打印", "Print"), ("打印与选中记录有关的文书：先预览", "Papers about the selected record, with a preview"), 30),
    row(Global, Reconcile, &[ch('&'), alt('g')], ("合议", "Reconcile"), ("几份定稿并排，议定一份", "Several final sheets side by side, one agreed"), 0),
    row(Global, Language, &[f(12)], ("English", "中文"), ("界面语言在中文和英文之间切换", "Switch between Chinese and English"), 0),
    row(Global, Look, &[ctrl('t')], ("外观", "Look"), ("深色、浅色、单色切换", "Dark, light, monochrome"), 0),
    row(Global, Mouse, &[ctrl('o')], ("鼠标", "Mouse"), ("开关鼠标（关闭后可用终端自己的选择复制）", "Mouse on or off (off lets the terminal select text)"), 0),
    row(Global, Redraw, &[ctrl('l')], ("重画", "Redraw"), ("重画屏幕", "Draw the screen anew"), 0),
    row(Global, Quit, &[ctrl('q'), ctrl('c')], ("退出", "Quit"), ("退出；下次打开回到此处", "Quit; reopening lands here"), 5),
    // Lists and tables
    row(List, Up, &[UP, ch('k')], ("上移", "Up"), ("上一行", "Row above"), 0),
    row(List, Down, &[DOWN, ch('j')], ("下移", "Down"), ("下一行", "Row below"), 0),
    row(List, PageUp, &[PAGE_UP], ("上页", "Page up"), ("上一页", "Page above"), 0),
    row(List, PageDown, &[PAGE_DOWN], ("下页", "Page down"), ("下一页", "Page below"), 0),
    row(List, First, &[HOME], ("首行", "First"), ("第一行", "First row"), 0),
    row(List, Last, &[END], ("末行", "Last"), ("最后一行", "Last row"), 0),
    row(List, Open, &[ENTER], ("打开", "Open"), ("打开选中的一行", "Open the selected row"), 60),
    // Text that is read
    row(Page, Up, &[UP, ch('k')], ("上移", "Up"), ("向上滚动", "Scroll up"), 0),
    row(Page, Down, &[DOWN, ch('j')], ("下移", "Down"), ("向下滚动", "Scroll down"), 0),
    row(Page, PageUp, &[PAGE_UP], ("上页", "Page up"), ("上一页", "Page above"), 0),
    row(Page, PageDown, &[PAGE_DOWN, SPACE], ("下页", "Page down"), ("下一页", "Page below"), 0),
    row(Page, First, &[HOME], ("开头", "Top"), ("回到开头", "To the top"), 0),
    row(Page, Last, &[END], ("末尾", "End"), ("到末尾", "To the end"), 0),
    row(Context::Brief, Open, &[ENTER], ("进入检查", "To the visit"), ("看完了，进入检查", "Read; on to the visit"), 95),
    // Forms. Letters go to the field; these keys do not.
    row(Form, Next, &[TAB], ("下一栏", "Next field"), ("下一栏；离开即保存", "Next field; leaving saves"), 50),
    row(Form, Previous, &[BACK_TAB], ("上一栏", "Previous"), ("上一栏", "Previous field"), 0),
    row(Form, Up, &[UP], ("上移", "Up"), ("上一栏或上一行", "Field or line above"), 0),
    row(Form, Down, &[DOWN], ("下移", "Down"), ("下一栏或下一行", "Field or line below"), 0),
    row(Form, Left, &[LEFT], ("左移", "Left"), ("上一个选项", "Previous choice"), 0),
    row(Form, Right, &[RIGHT], ("右移", "Right"), ("下一个选项", "Next choice"), 0),
    row(Form, Tick, &[SPACE], ("勾选", "Tick"), ("勾选或取消", "Tick or untick"), 0),
    row(Form, Digit(0), &[DIGITS], ("选项", "Choice"), ("按序号选择", "Choose by number"), 0),
    row(Form, Open, &[ENTER], ("确定", "Accept"), ("确定此栏并到下一栏；最后一栏即完成", "Accept and go on; the last one finishes"), 0),
    row(Form, Submit, &[f(2), ctrl('s'), ALT_ENTER], ("完成", "Done"), ("按现在的内容完成", "Accept the form as it is"), 60),
    row(Form, Phrases, &[ctrl('n')], ("用过的话", "Phrases"), ("选用以前写过的话", "Take a phrase used before"), 40),
    row(Context::Prompt, Open, &[ENTER], ("确定", "Accept"), ("写好了", "Take what was typed"), 75),
    // Tabs
    row(Tabs, Next, &[TAB, RIGHT], ("下一页签", "Next tab"), ("下一个页签", "Next tab"), 50),
    row(Tabs, Previous, &[BACK_TAB, LEFT], ("上一页签", "Previous tab"), ("上一个页签", "Previous tab"), 0),
    // Interviews
    row(Context::Interviews, Add, &[ch('a'), INSERT, ch('+')], ("新访谈", "New"), ("开始下一个访谈：选岗位类别", "Begin the next interview"), 66),
    row(Context::Interviews, AcceptAll, &[ch('y'), f(2)], ("全部采纳", "Accept all"), ("采纳所有由访谈得出的建议", "Accept all proposals of the interviews"), 64),
    row(Context::Interviews, Tick, &[SPACE], ("采纳", "Accept"), ("采纳选中的建议", "Accept the selected proposal"), 62),
    row(Context::Interviews, Due, &[ch('n'), ch('#')], ("应访人数", "Due"), ("写明应访人数，印在评分表上", "How many are to be interviewed; it is printed"), 40),
    row(Context::Interviews, Edit, &[ch('e'), f(4)], ("改岗位", "Post"), ("改选中访谈的岗位类别", "Change the kind of post"), 30),
    row(Context::Interviews, Remove, &[DELETE, BACKSPACE], ("删除", "Remove"), ("删除选中的访谈（可撤销）", "Take the interview away; undo brings it back"), 25),
    row(Context::Interviews, Action::Check, &[ch('c'), f(9)], ("检查核对", "Check"), ("反馈前的核对", "The check before the feedback"), 35),
    // One interview. Letters go to the field of an open question; the other keys do not.
    row(Context::Interview, Open, &[ENTER, SPACE], ("记下", "Keep"), ("记下反显的答复，到下一题", "Keep the highlighted answer and go on"), 66),
    row(Context::Interview, Digit(0), &[DIGITS], ("答复", "Answer"), ("按序号记下答复；0 是未作答", "Answer by number; 0 is no answer"), 65),
    row(Context::Interview, Up, &[UP, ch('k')], ("上移", "Up"), ("上一个答复；开放题为上一题", "Answer above; question before"), 0),
    row(Context::Interview, Down, &[DOWN, ch('j')], ("下移", "Down"), ("下一个答复；开放题为下一题", "Answer below; question after"), 0),
    row(Context::Interview, Next, &[TAB, RIGHT, PAGE_DOWN], ("下一题", "Next"), ("到下一题，不作答", "To the next question"), 50),
    row(Context::Interview, Previous, &[BACK_TAB, LEFT, PAGE_UP], ("上一题", "Previous"), ("到上一题", "To the question before"), 45),
    row(Context::Interview, First, &[HOME], ("首题", "First"), ("到第一题", "To the first question"), 0),
    row(Context::Interview, Last, &[END], ("末题", "Last"), ("到最后一题", "To the last question"), 0),
    row(Context::Interview, Remark, &[ch('b'), ctrl('b')], ("答复要点", "Words"), ("记下答复要点，不点名", "What was said, without names"), 40),
    row(Context::Interview, Problem, &[ch('p'), f(5)], ("转问题点", "To problem"), ("把答复转为问题点草稿", "Make the answer a problem draft"), 36),
    row(Context::Interview, Strength, &[ch('s'), f(6)], ("转亮点", "To strength"), ("把答复转为优点并推荐为亮点", "Make the answer a strength and nominate it"), 35),
    row(Context::Interview, Unanswer, &[BACKSPACE, DELETE], ("改回未问", "Clear"), ("改回未问", "Back to not asked"), 0),
    // Check, feedback, finish: three stages beside each other
    row(Context::Check, Action::Feedback, &[ch('f'), f(2), f(10)], ("现场反馈", "Feedback"), ("到现场反馈", "On to the feedback"), 66),
    row(Context::Check, Action::Finish, &[ch('w'), ch('>')], ("完成", "Finish"), ("到完成页：定稿、保存、导出、更正", "To the finish: finalise, save, export, correct"), 40),
    row(Context::Feedback, Submit, &[f(2), ctrl('s'), ALT_ENTER], ("签收", "Received"), ("记录支部意见和签收，到完成页", "Write down opinion and receipt; on to finish"), 66),
    row(Context::Feedback, SaveFiles, &[ctrl('e')], ("存文件", "Save files"), ("把反馈表存为文件，打印签字", "Save the feedback as files to print and sign"), 55),
    row(Context::Feedback, PageUp, &[PAGE_UP], ("上页", "Page up"), ("反馈内容向上翻页", "Scroll the feedback up"), 0),
    row(Context::Feedback, PageDown, &[PAGE_DOWN], ("下页", "Page down"), ("反馈内容向下翻页", "Scroll the feedback down"), 45),
    row(Context::Feedback, Action::Check, &[f(9)], ("检查核对", "Check"), ("回检查核对", "Back to the check"), 35),
    row(Context::Finish, Submit, &[f(2), ctrl('s'), ch('y')], ("全部做完", "Do all"), ("依次定稿、保存文书、导出数据包", "Finalise, save and export, as far as left"), 66),
    row(Context::Finish, Open, &[ENTER], ("做这一项", "Do this"), ("做选中的一项；已做过的再做一次", "Do the selected one, again if done before"), 60),
    row(Context::Finish, Zip, &[ch('z'), ctrl('e')], ("导出zip", "Zip"), ("数据包导出为一个 zip 文件，便于发送", "Export the bundle as one zip, to be sent"), 55),
    row(Context::Finish, Lock, &[ch('l'), ctrl('k')], ("加口令", "Lock"), ("数据包导出为加口令的 zip（7-Zip 能解），先拟一个长口令", "A zip with a passphrase, which 7-Zip opens too"), 30),
    row(Context::Finish, Correct, &[ch('g'), f(4)], ("更正", "Correct"), ("打开定稿更正，写明理由", "Open the final sheet again, with a reason"), 50),
    row(Context::Finish, Action::Feedback, &[ch('f'), f(10)], ("现场反馈", "Feedback"), ("到现场反馈", "To the feedback"), 36),
    row(Context::Finish, Action::Check, &[ch('c'), f(9)], ("检查核对", "Check"), ("到检查核对", "To the check"), 35),
    // Questions
    row(Confirm, Yes, &[ENTER, ch('y')], ("是", "Yes"), ("是，照做", "Yes, do it"), 60),
    row(Confirm, No, &[ESC, ch('n')], ("否", "No"), ("否，什么也不改", "No, change nothing"), 50),
    row(Context::Help, Open, &[ENTER], ("关闭", "Close"), ("关闭", "Close"), 60),
    row(Message, Open, &[ENTER], ("关闭", "Close"), ("关闭", "Close"), 60),
    // Searchable lists: letters go to the search
    row(Choose, Up, &[UP], ("上移", "Up"), ("上一行", "Row above"), 0),
    row(Choose, Down, &[DOWN, TAB], ("下移", "Down"), ("下一行", "Row below"), 0),
    row(Choose, PageUp, &[PAGE_UP], ("上页", "Page up"), ("上一页", "Page above"), 0),
    row(Choose, PageDown, &[PAGE_DOWN], ("下页", "Page down"), ("下一页", "Page below"), 0),
    row(Choose, Open, &[ENTER], ("选定", "Choose"), ("选定这一行", "Take the selected row"), 60),
    // The visit. Scoring first: one key an item.
    row(Visit, NoDeduction, &[SPACE], ("无扣分", "Ok"), ("无扣分（或采纳访谈建议），到下一项", "No deduction, or as proposed; on to the next"), 95),
    row(Visit, Digit(0), &[DIGITS], ("扣分", "Lost"), ("数字：扣几个单位；0 是无扣分", "A digit: how many units are lost; 0 is none"), 94),
    row(Visit, Problem, &[ch('p'), f(5)], ("问题", "Problem"), ("标问题点，内容已拟好", "Mark a problem, already worded"), 93),
    row(Visit, Strength, &[ch('s'), f(6)], ("优点", "Strength"), ("记一条优点", "Mark a strength"), 66),
    row(Visit, NotApplicable, &[ch('x'), f(8)], ("不适用", "N/A"), ("不适用，写明理由", "Not applicable, with a reason"), 62),
    row(Visit, Zero, &[ch('z'), alt('0')], ("不得分", "Zero"), ("本项不得分，写明理由", "No points for this item, with a reason"), 61),
    row(Visit, Action::Notes, &[ch('n'), f(7)], ("要点", "Notes"), ("记汇报要点；定下待核实的事", "Notes of what was said, claims to verify"), 64),
    row(Visit, Action::Materials, &[ch('m'), ctrl('d')], ("资料", "Documents"), ("索要资料：已提供、当场不能提供", "Documents asked for, found or missing"), 58),
    row(Visit, Action::Meetings, &[ch('d'), ch(';')], ("会议日期", "Dates"), ("输入会议日期，算出缺几次", "Type meeting dates, see how many are missing"), 0),
    row(Visit, Action::Evidence, &[ch('e'), ctrl('e')], ("佐证", "Files"), ("按路径添加佐证文件", "Attach files by path"), 44),
    row(Visit, Action::Strengths, &[ch('S'), ch('*')], ("优点列表", "Strengths"), ("全部优点，推荐亮点", "All strengths; nominate highlights"), 0),
    row(Visit, Ledger, &[ch('l'), ch('.')], ("明细", "Deductions"), ("扣分明细：每一分扣在哪里", "What the lost points are made of"), 42),
    row(Visit, Brief, &[ch('o'), ch('\'')], ("访前简报", "Brief"), ("未销号的问题、多次丢分的指标、上次的优点", "Open problems, clauses lost again, former strengths"), 30),
    row(Visit, Action::Interviews, &[ch('i'), f(3)], ("访谈", "Interviews"), ("匿名访谈和由访谈判定的指标", "Anonymous interviews and what they decide"), 64),
    row(Visit, Action::Check, &[ch('c'), f(2), f(9)], ("检查核对", "Check"), ("反馈前的核对，然后反馈、完成", "The check; feedback and finish follow"), 63),
    row(Visit, Action::Feedback, &[ch('f'), f(10)], ("现场反馈", "Feedback"), ("到现场反馈", "To the feedback"), 0),
    row(Visit, Action::Finish, &[ch('w'), ch('>')], ("完成", "Finish"), ("定稿、保存、导出、更正", "Finalise, save, export, correct"), 0),
    row(Visit, More, &[ch('+'), ch('=')], ("多一个", "One more"), ("多扣一个单位", "One unit more is lost"), 0),
    row(Visit, Less, &[ch('-'), ch('_')], ("少一个", "One less"), ("少扣一个单位", "One unit less is lost"), 0),
    row(Visit, Unanswer, &[BACKSPACE, DELETE], ("改回未查", "Clear"), ("改回未查", "Back to unanswered"), 0),
    row(Visit, Details, &[ENTER, RIGHT], ("详情", "Detail"), ("看全文；在待核实上填写核实结果", "All about it; settles a claim"), 40),
    row(Visit, Next, &[TAB], ("下一步", "Next step"), ("到下一步", "To the next step"), 65),
    row(Visit, Previous, &[BACK_TAB], ("上一步", "Step back"), ("到上一步", "To the previous step"), 0),
    row(Visit, Step(1), &[alt('1')], ("听汇报", "Report"), ("到听汇报", "To the report"), 0),
    row(Visit, Step(2), &[alt('2')], ("查资料", "Documents"), ("到查资料", "To the documents"), 0),
    row(Visit, Step(3), &[alt('3')], ("看现场", "Site"), ("到看现场", "To the site"), 0),
    row(Visit, Step(4), &[alt('4')], ("访党员", "Interviews"), ("到访党员", "To the interviews"), 0),
    row(Visit, Remark, &[ch('b'), f(4), ctrl('b')], ("备注", "Remark"), ("给这一项写备注", "A remark about this item"), 0),
    row(Visit, Judged, &[ch(','), f(11)], ("刚判的项", "Last judged"), ("回到刚判的一项，如补记优点、问题点", "Back to the item judged last, to add something"), 0),
    row(Visit, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("按编号、汉字、拼音、首字母找一项指标", "Find an item by code, hanzi or pinyin"), 38),
    row(Visit, Sample, &[ch('#')], ("抽查数", "Sample"), ("记下抽查了几个", "How many were looked at"), 0),
    row(Context::Hearing, Action::Notes, &[ch('n'), f(7)], ("要点", "Notes"), ("记汇报要点；定下待核实的事", "Notes of what was said, claims to verify"), 92),
    row(Context::Hearing, Brief, &[ch('o'), ch('\'')], ("访前简报", "Brief"), ("未销号的问题、多次丢分的指标、上次的优点", "Open problems, clauses lost again, former strengths"), 91),
    row(Context::Filing, Action::Materials, &[ch('m'), ctrl('d')], ("资料", "Documents"), ("索要资料：已提供、当场不能提供", "Documents asked for, found or missing"), 92),
    row(Context::Filing, Action::Meetings, &[ch('d'), ch(';')], ("会议日期", "Dates"), ("输入会议日期，算出缺几次", "Type meeting dates, see how many are missing"), 91),
    row(Context::Looking, Action::Evidence, &[ch('e'), ctrl('e')], ("佐证", "Files"), ("按路径添加佐证文件", "Attach files by path"), 92),
    row(Context::Asking, Action::Interviews, &[ch('i'), f(3)], ("访谈", "Interviews"), ("匿名访谈和由访谈判定的指标", "Anonymous interviews and what they decide"), 69),
    row(Detail, Left, &[LEFT], ("回列表", "To the list"), ("回到列表", "Back to the list"), 66),
    // The quarter at a glance
    row(Context::Home, Open, &[ENTER], ("进入检查", "Visit"), ("进入选中支部的检查；没有开始的就开始", "Into the visit of the selected branch, or begin it"), 85),
    row(Context::Home, Problems, &[ch('p'), f(5)], ("问题清单", "Problems"), ("所有问题和时限", "All problems and deadlines"), 60),
    row(Context::Home, Compare, &[ch('t'), f(4)], ("横向比", "Compare"), ("排名、亮牌、失分表、安排", "Ranking, plates, heat tables, the plan"), 57),
    row(Context::Home, Rounds, &[ch('r'), f(3)], ("季度", "Quarter"), ("看别的季度，或开新的季度", "Look at another quarter, or open a new one"), 55),
    row(Context::Home, Action::Merge, &[ch('m'), f(6)], ("合并", "Merge"), ("合并别人的数据包：先预览，再确认", "Merge bundles of others: a preview first"), 52),
    row(Context::Home, Action::Sync, &[ch('y'), f(7)], ("同步", "Sync"), ("与共享文件夹或U盘同步，记住文件夹", "Meet in a shared folder, which is remembered"), 45),
    row(Context::Home, Action::Backups, &[ch('b'), f(8)], ("备份", "Backups"), ("看备份，恢复到以前的一份", "The backups of this laptop; going back to one"), 30),
    row(Context::Home, Action::Proposals, &[ch('='), f(9)], ("手工改动", "Edits"), ("采纳或不采纳别人在表里直接改的地方", "Accept or refuse what was edited in tables"), 0),
    row(Context::Home, Action::Board, &[ch('d'), f(2)], ("看板", "Board"), ("逾期、今天和7天内到期的，该做的回头看", "Overdue, due today or within a week, look-backs"), 54),
    row(Context::Home, Lookbacks, &[ch('h'), f(10)], ("回头看", "Look-backs"), ("要做的和已安排的回头看", "Look-backs to make and arranged"), 35),
    row(Context::Home, Action::Review, &[ch('v'), alt('v')], ("复核", "Review"), ("退回、答复、认可定稿的评分表", "Return, answer, accept finalised sheets"), 48),
    row(Context::Home, Action::Receipts, &[ch('M'), alt('m')], ("合并回执", "Receipts"), ("看合并过什么，撤回一次合并", "What was merged; taking a merge back"), 0),
    row(Context::Home, Action::Roster, &[ch('K'), alt('r')], ("名册", "Roster"), ("谁的电脑算数，等待裁定的材料", "Whose laptops count, and what waits for a decision"), 0),
    row(Context::Home, CleanUp, &[ch('X'), alt('x')], ("归还清理", "Clean up"), ("归还借来的电脑：验明别人已有全部数据，再清掉", "A borrowed laptop goes back: prove, then remove"), 0),
    row(Context::Home, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("查找支部、问题、指标、人员（汉字、拼音、编号）", "Find branches, problems, indicators, people"), 50),
    row(Context::Home, Action::Organisation, &[ch('o'), alt('o')], ("组织", "Organisation"), ("支部、党小组、人员、回避，导入导出", "Branches, groups, people; tables in and out"), 28),
    row(Context::Home, Action::Workshop, &[ch('c'), alt('k')], ("清单", "Checklist"), ("清单工坊：版本、修改、比较、换用", "The checklist: versions, editing, switching"), 26),
    row(Context::Home, Action::Pairs, &[ch('f'), alt('f')], ("结对提升", "Pairing"), ("谁帮扶哪个支部：责任书、台账、时限", "Who helps which branch: contract, ledger, clocks"), 27),
    row(Context::Home, Action::Duties, &[ch('z'), alt('z')], ("责任认领", "Duties"), ("党员岗位、认领、履职台账、月度打分", "Posts, claims, ledger and monthly scores"), 26),
    row(Context::Home, Action::Highlights, &[ch('s'), alt('s')], ("亮点", "Highlights"), ("亮点、观摩会、编手册", "Highlights, meetings, the handbook"), 24),
    row(Context::Home, Action::Closing, &[ch('w'), ch('>')], ("关闭季度", "Close"), ("核对没办完的，签署基准，关闭季度", "What is open, the signed baseline, closing"), 22),
    // Highlights
    row(Context::Highlights, Open, &[ENTER], ("写条目", "Write"), ("写手册条目：背景、做法、工具、成效", "Write its entry: background, practice, effect"), 62),
    row(Context::Highlights, Tick, &[SPACE], ("入选", "Choose"), ("入选，再按退回草稿", "Choose it, or make it a draft again"), 66),
    row(Context::Highlights, Add, &[ch('a'), INSERT], ("推荐", "Nominate"), ("从优点里推荐一条", "Nominate a strength"), 60),
    row(Context::Highlights, Meeting, &[ch('m'), f(8)], ("观摩会", "Meeting"), ("登记一次现场观摩会", "Log an observation meeting"), 58),
    row(Context::Highlights, Compile, &[f(2), ctrl('s')], ("编手册", "Compile"), ("把入选的编入《标准化经验手册》", "Put what is chosen into the handbook"), 64),
    // Closing a quarter
    row(Context::Closing, Open, &[ENTER], ("去办", "Go there"), ("到能办这件事的地方", "Where it can be done"), 64),
    row(Context::Closing, Submit, &[f(2), ctrl('s')], ("关闭", "Close"), ("签署基准，关闭季度；没办完要写理由", "Sign off and close; with a reason if things are open"), 66),
    // Branches, groups, people
    row(Context::Organisation, Open, &[ENTER], ("修改", "Edit"), ("修改选中的一行", "Edit the selected row"), 66),
    row(Context::Organisation, Add, &[ch('a'), INSERT], ("新增", "Add"), ("新增支部、党小组、人员或回避", "A new branch, group, person or recusal"), 64),
    row(Context::Organisation, Remove, &[DELETE, ch('x')], ("撤销", "End"), ("支部、党小组写终止日期；人员不再参加；撤回回避", "A last day; no more inspecting; recusal withdrawn"), 50),
    row(Context::Organisation, Import, &[ch('i'), f(6)], ("导入", "Import"), ("从csv或xlsx导入：先预览", "Take a csv or xlsx in: a preview first"), 62),
    row(Context::Organisation, Action::Export, &[ch('e'), f(7)], ("导出", "Export"), ("导出为csv或xlsx", "Write a csv or xlsx"), 60),
    row(Context::Organisation, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("按名称、拼音或编号找一行", "Find a row by name, pinyin or code"), 40),
    row(Context::Organisation, Next, &[TAB, RIGHT], ("下一页签", "Next tab"), ("下一个页签", "Next tab"), 58),
    row(Context::Organisation, Previous, &[BACK_TAB, LEFT], ("上一页签", "Previous tab"), ("上一个页签", "Previous tab"), 0),
    row(Context::Organisation, Digit(0), &[Key::Digits(1, 4)], ("页签", "Tab"), ("1 支部 2 党小组 3 人员 4 回避", "1 branches 2 groups 3 people 4 recusals"), 38),
    row(Context::Intake, Submit, &[f(2), ctrl('s')], ("导入", "Take in"), ("照此导入；可以撤销", "Take it in as shown; undo takes it back"), 66),
    // The checklist workshop
    row(Context::Versions, Open, &[ENTER], ("修改", "Work on it"), ("在工坊里改；存了才是新版本", "Work on a copy; saving makes a version"), 66),
    row(Context::Versions, Difference, &[ch('d'), f(5)], ("比较", "Compare"), ("与另一个版本比较", "Compare with another version"), 62),
    row(Context::Versions, Rounds, &[ch('t'), f(3)], ("换用", "Use it"), ("让一个季度换用：先预览对草稿的影响", "Let a quarter use it: a preview of drafts first"), 64),
    row(Context::Versions, Import, &[ch('i'), f(6)], ("导入", "Import"), ("读一张表进工坊，与选中的版本比较", "Read a table and compare it with this version"), 60),
    row(Context::Versions, Action::Export, &[ch('e'), f(7)], ("导出", "Export"), ("导出为csv或xlsx", "Write a csv or xlsx"), 58),
    row(Context::Workshop, Open, &[ENTER], ("修改", "Edit"), ("修改这一项，边写边查", "Edit the indicator; what is wrong is said meanwhile"), 66),
    row(Context::Workshop, Add, &[ch('a'), INSERT], ("新增", "Add"), ("在后面加一项", "A new indicator after this one"), 62),
    row(Context::Workshop, Remove, &[DELETE, ch('x')], ("删去", "Take out"), ("删去这一项", "Take the indicator out"), 50),
    row(Context::Workshop, Restore, &[BACKSPACE], ("恢复", "Restore"), ("恢复成开始时的样子", "Back to what it was"), 52),
    row(Context::Workshop, Less, &[ch('-')], ("前移", "Up"), ("往前移一位", "One place up in the list"), 30),
    row(Context::Workshop, More, &[ch('+'), ch('=')], ("后移", "Down"), ("往后移一位", "One place down in the list"), 28),
    row(Context::Workshop, Difference, &[ch('d'), f(5)], ("看改动", "Changes"), ("看与开始时的全部不同", "All that differs from where it began"), 60),
    row(Context::Workshop, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("按编号、汉字、拼音找一项", "Find an item by code, hanzi or pinyin"), 40),
    row(Context::Workshop, Submit, &[f(2), ctrl('s')], ("存成版本", "Save"), ("存成新版本，再看要不要换用", "Save as a version, then see whether to use it"), 64),
    row(Context::Switch, Tick, &[SPACE], ("选上/去掉", "Tick"), ("换不换这份草稿，认不认这个新编号", "Whether this draft goes over, or this map holds"), 64),
    row(Context::Switch, Submit, &[f(2), ctrl('s')], ("换用", "Switch"), ("写明理由，季度和选上的草稿换用", "The quarter and what is ticked go over"), 66),
    // Pairing and duty claims
    row(Context::Pairs, Add, &[ch('a'), INSERT], ("立结对", "Draw up"), ("照组织表立好还没有立的结对", "Draw up the pairs that the organisation names"), 64),
    row(Context::Ledgers, Open, &[ENTER], ("办理", "Do"), ("在选中的一行上做下一件事", "Do the next thing about the selected row"), 66),
    row(Context::Ledgers, Add, &[ch('a'), INSERT], ("写一笔", "Write"), ("写一笔：先选写什么", "Write something down: what, first"), 64),
    row(Context::Ledgers, Next, &[TAB], ("下一页签", "Next tab"), ("下一个页签", "Next tab"), 55),
    row(Context::Ledgers, Previous, &[BACK_TAB], ("上一页签", "Previous tab"), ("上一个页签", "Previous tab"), 0),
    row(Context::Ledgers, Digit(0), &[Key::Digits(1, 4)], ("页签", "Tab"), ("1 责任书 2 短板与方案 3 帮扶台账 4 时限", "1 contract 2 gaps and plan 3 ledger 4 clocks"), 40),
    row(Context::Months, Digit(0), &[Key::Digits(1, 5)], ("页签", "Tab"), ("1 岗位清单 2 认领 3 履职台账 4 本月打分 5 时限", "1 posts 2 claims 3 ledger 4 month 5 clocks"), 40),
    row(Context::Months, Left, &[LEFT], ("上月", "Month before"), ("看本季度的上一个月", "The month before, in this quarter"), 50),
    row(Context::Months, Right, &[RIGHT], ("下月", "Next month"), ("看本季度的下一个月", "The month after, in this quarter"), 49),
    // Papers
    row(Context::Papers, Open, &[ENTER], ("写出", "Write"), ("编文号，写到文件夹", "Give it its number and write it into the folder"), 66),
    row(Context::Papers, Submit, &[f(2), ctrl('s')], ("常用格式", "All formats"), ("按设置写出各种格式，如 pdf 和 xlsx", "In every format of the settings, as pdf and xlsx"), 62),
    row(Context::Papers, Right, &[RIGHT], ("换格式", "Format"), ("换成下一种格式", "The next format"), 64),
    row(Context::Papers, Left, &[LEFT], ("上一格式", "Former format"), ("换成上一种格式", "The format before"), 0),
    row(Context::Papers, Next, &[TAB], ("看预览", "Preview"), ("按键移到预览，再按移回清单", "Keys move the preview; again, the list"), 60),
    row(Context::Papers, Edit, &[ch('e'), f(4)], ("文件夹", "Folder"), ("换一个文件夹；清空为默认", "Another folder; empty for the usual one"), 50),
    // Receipts of merges
    row(Context::Receipts, Remove, &[DELETE, ch('x')], ("撤回合并", "Take back"), ("整个撤回选中的合并：先预览，再确认", "Take the merge back as a whole: a preview first"), 66),
    row(Context::Roster, Add, &[ch('a'), INSERT], ("加入", "Add"), ("建名册，或把选中的设备加进去，重新签名", "Set the roster up, or put the selected laptop on it"), 66),
    row(Context::Roster, Remove, &[DELETE, ch('x')], ("移出", "Take off"), ("把选中的设备移出名册", "Take the selected laptop off the roster"), 50),
    row(Context::Roster, Accept, &[ch('y'), f(2)], ("采信", "Trust"), ("采信选中设备等待的材料，写明理由", "Trust what waits of the selected laptop, with a reason"), 64),
    row(Context::Roster, Refuse, &[ch('n'), f(3)], ("不采信", "Refuse"), ("不采信选中设备等待的材料，写明理由", "Refuse what waits of the selected laptop"), 62),
    row(Context::Roster, Import, &[ch('i'), f(5)], ("采用名册", "Adopt"), ("采用收到的名册：先核对签署人的码", "Put the received roster in force, after a check"), 40),
    row(Context::Rescue, Open, &[ENTER], ("继续", "Go on"), ("修复受损的数据；修好后打开", "Mend the damaged data, then open it"), 66),
    // The review of a finalised sheet
    row(Context::Review, Open, &[ENTER], ("写意见/答复", "Say"), ("退回这一行并写意见；检查人是答复", "Return with a comment; the inspector answers"), 66),
    row(Context::Review, Tick, &[SPACE], ("认可", "Accept"), ("认可答复；没有答复的写明理由收回", "Accept the answer, or take the comment back"), 64),
    row(Context::Review, Correct, &[ch('g'), f(4)], ("更正", "Correct"), ("检查人打开定稿更正，成为下一版", "The inspector corrects: the next revision"), 60),
    row(Context::Review, Next, &[TAB], ("下一条", "Next"), ("到下一条等着办的", "To the next one that waits"), 50),
    // A borrowed laptop
    row(Context::Cleanup, Open, &[ENTER], ("凭据", "Proof"), ("核对收件人合并后导出的数据包", "Check the bundle that the receiver exported"), 66),
    row(Context::Cleanup, Tick, &[SPACE], ("附件已交", "Files given"), ("附件已另外交出", "The attached files were handed over"), 64),
    row(Context::Cleanup, Submit, &[f(2), ctrl('s')], ("清理", "Clean up"), ("再输入一次确认，退出并删除", "After a typed word the program ends and removes all"), 65),
    // Backups
    row(Context::Backups, Open, &[ENTER], ("恢复", "Restore"), ("恢复选中的一份：先看内容，再确认", "Go back to the selected one: a preview first"), 66),
    row(Context::Backups, Add, &[ch('a'), INSERT], ("现在备份", "Back up now"), ("现在备份一份；手工备份的一直留着", "Make one now; those made by hand stay"), 64),
    row(Context::Backups, Edit, &[ch('e'), f(4)], ("第二处", "Second place"), ("每次备份再存一份到U盘或另一块硬盘", "A stick or disk that gets every backup too"), 50),
    row(Context::Quarter, Open, &[ENTER], ("打开", "Open"), ("排名：扣分明细；亮牌、安排：可以做的事", "Ranking: deductions; plates and plan: what can be done"), 66),
    row(Context::Quarter, Next, &[TAB], ("下一页签", "Next tab"), ("下一个页签", "Next tab"), 60),
    row(Context::Quarter, Previous, &[BACK_TAB], ("上一页签", "Previous tab"), ("上一个页签", "Previous tab"), 0),
    row(Context::Quarter, Digit(0), &[Key::Digits(1, 6)], ("页签", "Tab"), ("1排名 2亮牌 3支部失分 4历季失分 5安排 6图", "1 ranking 2 plates 3, 4 losses 5 plan 6 charts"), 40),
    row(Context::Heat, Left, &[LEFT], ("左移", "Left"), ("看左边的列", "Columns to the left"), 50),
    row(Context::Heat, Right, &[RIGHT], ("右移", "Right"), ("看右边的列", "Columns to the right"), 51),
    // The list of problems
    row(Context::Problems, Open, &[ENTER], ("经过", "Story"), ("一个问题从扣分到销号的经过", "The story of a problem, from deduction to closing"), 85),
    row(Context::Problems, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("输入文字来筛选", "Type to narrow the list"), 66),
    row(Context::Problems, Digit(0), &[Key::Digits(0, 7)], ("状态", "State"), ("1-4 各状态，5 未销号，6 逾期，7 反弹，0 全部", "1-4 states, 5 open, 6 overdue, 7 came back, 0 all"), 65),
    row(Context::Problems, Rounds, &[ch('t'), f(3)], ("季度", "Quarter"), ("只看一个季度", "One quarter only"), 40),
    row(Context::Problems, Branches, &[ch('b'), f(5)], ("支部", "Branch"), ("只看一个支部", "One branch only"), 41),
    row(Context::Problems, Categories, &[ch('c'), f(6)], ("类别", "Category"), ("只看一个类别", "One category only"), 30),
    row(Context::Problems, Order, &[ch('o'), f(7)], ("排序", "Order"), ("时限、编号、支部、状态、逾期天数", "By deadline, number, branch, state, days late"), 25),
    row(Context::Problems, Clear, &[BACKSPACE], ("全部", "All"), ("取消所有筛选", "Nothing narrows any more"), 24),
    // What is due
    row(Context::Board, Open, &[ENTER], ("打开", "Open"), ("打开问题或回头看", "Open the problem or the look-back"), 66),
    row(Context::Board, Tick, &[SPACE], ("已读", "Read"), ("标为已读，再按取消（只记在本机）", "Mark as read on this laptop, or take that back"), 64),
    row(Context::Board, AcceptAll, &[ch('y'), ch('*')], ("全部已读", "All read"), ("全部标为已读", "Mark everything as read"), 62),
    row(Context::Board, Lookbacks, &[ch('h'), f(5)], ("回头看", "Look-backs"), ("要做的和已安排的回头看", "Look-backs to make and arranged"), 60),
    // A look-back
    row(Context::Lookback, Digit(0), &[Key::Digits(1, 3)], ("结果", "Result"), ("1 整改到位 2 部分到位 3 整改不到位", "1 rectified, 2 partly, 3 not rectified"), 66),
    row(Context::Lookback, Yes, &[ch('y'), ch('+')], ("到位", "Rectified"), ("整改到位：写现状和佐证，销号", "Rectified: what shows it; closes it off"), 64),
    row(Context::Lookback, No, &[ch('n'), ch('-')], ("不到位", "Not"), ("整改不到位：写现状", "Not rectified: what it is like now"), 63),
    row(Context::Lookback, Open, &[ENTER], ("经过", "Story"), ("这个问题的经过", "The story of the problem"), 60),
    // One problem: its steps
    row(Context::Case, Measure, &[ch('m'), ch(';')], ("报措施", "Measures"), ("报整改措施", "Report the measures"), 62),
    row(Context::Case, Accept, &[ch('a'), ch('+')], ("认可", "Accept"), ("认可整改措施", "Accept the measures"), 61),
    row(Context::Case, Refuse, &[ch('x'), ch('-')], ("退回", "Refuse"), ("退回整改措施，写明理由", "Refuse the measures, with a reason"), 38),
    row(Context::Case, Rectified, &[ch('e'), ctrl('e')], ("报佐证", "Evidence"), ("报整改情况和佐证，申请复查", "Report what was done with evidence, ask to verify"), 60),
    row(Context::Case, Verify, &[ch('v'), ch('*')], ("复查销号", "Close"), ("复查到位，销号（要有佐证，不能是整改人）", "Verified: close it off, with evidence"), 63),
    row(Context::Case, Fail, &[ch('f'), ch('!')], ("不到位", "Not done"), ("复查整改不到位，退回整改中", "Not rectified: back to rectifying"), 59),
    row(Context::Case, Extend, &[ch('d'), ch('>')], ("延期", "Extend"), ("延期：新时限、理由、批准人；保留最初时限", "A later deadline with reason and approver"), 58),
    row(Context::Case, Reopen, &[ch('r'), ch('<')], ("重新打开", "Reopen"), ("已销号的重新打开，写明理由", "Reopen what was closed off, with a reason"), 28),
    row(Context::Case, Remark, &[ch('n'), ch('\'')], ("说明", "Note"), ("写一条说明", "Write a note"), 27),
    row(Context::Case, Edit, &[ch('i'), f(4)], ("改文字", "Edit"), ("改问题点的文字、分类、责任人", "Change the words, class, responsible person"), 26),
    // Notes of what was said
    row(Context::Notes, Open, &[ENTER], ("记下/修改", "Keep/edit"), ("记下这一条；在列表里是修改", "Keep the note; in the list, edit it"), 66),
    row(Context::Notes, Submit, &[f(2), ctrl('s')], ("记下", "Keep"), ("记下输入的这一条", "Keep what was typed"), 0),
    row(Context::Notes, Reporter, &[f(4), ctrl('e')], ("汇报人", "Reporter"), ("写明汇报人，印在评分表和汇报记录上", "Who gives the report; it is printed on the forms"), 58),
    row(Context::Notes, Next, &[TAB], ("输入/列表", "Field/list"), ("在输入和列表之间换", "Between the field and the list"), 55),
    row(Context::Notes, Up, &[UP], ("上移", "Up"), ("上一行；从首行回到输入", "Row above; from the first to the field"), 0),
    row(Context::Notes, Down, &[DOWN], ("下移", "Down"), ("下一行；从输入到列表", "Row below; from the field to the list"), 0),
    row(Context::Notes, Digit(0), &[Key::Digits(0, 4)], ("核实于", "Verify at"), ("1-4 到那一步核实，0 只是要点", "1-4: verify at that step; 0: just a note"), 64),
    row(Context::Notes, Yes, &[ch('y'), ch('+')], ("属实", "Confirmed"), ("核实结果：属实", "It is as was said"), 62),
    row(Context::Notes, No, &[ch('n'), ch('-')], ("不符", "Refuted"), ("核实结果：不符，写明实际情况", "It is not; say what it really is"), 61),
    row(Context::Notes, Relate, &[ch('r'), ch('#')], ("关联指标", "Item"), ("说明属于哪一项指标", "Which item it belongs to"), 45),
    row(Context::Notes, Remove, &[DELETE, BACKSPACE], ("删除", "Delete"), ("删除（可撤销）", "Delete; undo brings it back"), 20),
    // Strengths
    row(Context::Strengths, Add, &[ch('a'), INSERT], ("新优点", "New"), ("再记一条优点", "Another strength"), 66),
    row(Context::Strengths, Open, &[ENTER], ("修改", "Edit"), ("改文字", "Edit the words"), 60),
    row(Context::Strengths, Tick, &[SPACE], ("推荐亮点", "Nominate"), ("推荐为亮点，再按取消", "Nominate as a highlight, or take that back"), 64),
    row(Context::Strengths, Relate, &[ch('r'), ch('#')], ("关联指标", "Item"), ("改为属于另一项指标", "Make it belong to another item"), 50),
    row(Context::Strengths, Remove, &[DELETE, BACKSPACE], ("删除", "Delete"), ("删除（可撤销）", "Delete; undo brings it back"), 20),
    // Documents asked for
    row(Context::Materials, Tick, &[SPACE], ("换情况", "Next state"), ("未索要、已索要、已提供、当场不能提供", "Not asked, asked for, found, missing"), 66),
    row(Context::Materials, Digit(0), &[Key::Digits(0, 3)], ("情况", "State"), ("1 已索要 2 已提供 3 当场不能提供 0 未索要", "1 asked for, 2 found, 3 missing, 0 not asked"), 60),
    row(Context::Materials, AskAll, &[ch('*')], ("全部索要", "Ask for all"), ("本项的资料全部索要", "Ask for all documents of this item"), 62),
    row(Context::Materials, Submit, &[f(2), ctrl('s')], ("采纳扣分", "Accept"), ("按当场不能提供的件数扣分", "Deduct what is missing"), 64),
    row(Context::Materials, Add, &[ch('a'), INSERT], ("添加", "Add"), ("添加一件清单没写的资料", "A document that the checklist does not name"), 50),
    // Dates of meetings
    row(Context::Meetings, Open, &[ENTER], ("记下", "Keep"), ("记下日期；在列表里写说明", "Keep the dates; in the list, a word about one"), 66),
    row(Context::Meetings, Submit, &[f(2), ctrl('s')], ("采纳建议", "Accept"), ("采纳算出的次数", "Accept the proposed count"), 64),
    row(Context::Meetings, Next, &[TAB], ("下一小组", "Next group"), ("下一个党小组", "The next party group"), 50),
    row(Context::Meetings, Previous, &[BACK_TAB], ("上一小组", "Previous"), ("上一个党小组", "The party group before"), 0),
    row(Context::Meetings, Up, &[UP], ("上移", "Up"), ("上一行；从首行回到输入", "Row above; from the first to the field"), 0),
    row(Context::Meetings, Down, &[DOWN], ("下移", "Down"), ("下一行；从输入到列表", "Row below; from the field to the list"), 0),
    row(Context::Meetings, Remark, &[ch('b'), ctrl('b')], ("说明", "Remark"), ("写说明，如改期原因", "A word about it, such as why it was moved"), 45),
    row(Context::Meetings, Remove, &[DELETE, BACKSPACE], ("删除", "Delete"), ("删除这个日期（可撤销）", "Delete this date; undo brings it back"), 20),
    // Files attached to something
    row(Context::Evidence, Add, &[ch('a'), INSERT], ("添加文件", "Add"), ("按路径添加一个文件", "Attach a file by its path"), 66),
    row(Context::Evidence, Open, &[ENTER], ("写说明", "Caption"), ("写这个文件的说明", "A word about this file"), 60),
    row(Context::Evidence, Remove, &[DELETE, BACKSPACE], ("取下", "Take off"), ("取下这个文件（可撤销）", "Take this file off; undo brings it back"), 20),
    // Fields in conflict
    row(Context::Conflicts, Open, &[ENTER], ("裁定", "Decide"), ("采用其中一个值，另写，或留待以后", "Take a value, write another, or leave it open"), 66),
    row(Context::Conflicts, Digit(0), &[Key::Digits(1, 9)], ("采用", "Take"), ("采用这个序号的值，写明理由", "Take the value of this number, with a reason"), 64),
    row(Context::Conflicts, Edit, &[ch('e'), f(4)], ("另写", "Write"), ("另写一个值，写明理由", "Write another value, with a reason"), 60),
    row(Context::Conflicts, Bulk, &[ch('b'), f(5)], ("批量", "Many"), ("按一条规则裁定多处：先预览", "Decide many by a rule: a preview first"), 62),
    row(Context::Conflicts, Next, &[TAB, SPACE], ("留待", "Leave"), ("留待以后，看下一处", "Leave it open and go to the next"), 40),
    row(Context::Conflicts, Right, &[RIGHT], ("看全文", "Read"), ("读全文", "Read all about it"), 30),
    row(Context::Conflicts, Left, &[LEFT], ("回列表", "To the list"), ("回到列表", "Back to the list"), 0),
    // Hand edits of tables
    row(Context::Proposals, Open, &[ENTER], ("采纳", "Accept"), ("采纳这一处：写明谁改的和理由", "Accept this one: who made it, and why"), 66),
    row(Context::Proposals, Remove, &[DELETE, BACKSPACE, ch('x')], ("不采纳", "Refuse"), ("不采纳这一处，保留原值", "Refuse this one; the value stays"), 64),
    row(Context::Proposals, Bulk, &[ch('b'), f(5)], ("全部", "All"), ("全部采纳，或全部不采纳", "Accept all or refuse all"), 62),
    // The audit trail
    row(Context::Audit, Find, &[ch('/'), ctrl('f')], ("查找", "Find"), ("按文字查找：值、人员、项、支部", "Find by words: values, people, fields, branches"), 64),
    row(Context::Audit, Open, &[ENTER], ("筛选", "Narrow"), ("按记录、人员、电脑、时间、来处筛选", "Narrow by record, person, laptop, days, bundle"), 66),
    row(Context::Audit, Remove, &[BACKSPACE, DELETE], ("去掉筛选", "All"), ("去掉筛选，看全部改动", "Take the filters away"), 55),
    row(Context::Audit, SaveFiles, &[ctrl('e')], ("存为csv", "Save csv"), ("把列出的改动全部存为 csv 文件", "Save all that is listed as a csv file"), 50),
    row(Context::Audit, Right, &[RIGHT], ("看全文", "Read"), ("读全文", "Read all about it"), 30),
    row(Context::Audit, Left, &[LEFT], ("回列表", "To the list"), ("回到列表", "Back to the list"), 0),
    // Several sheets of one visit
    row(Context::Reconcile, Open, &[ENTER], ("议定", "Decide"), ("照某人的、照拟定，或另定", "As one of them, as proposed, or otherwise"), 66),
    row(Context::Reconcile, Tick, &[SPACE], ("照拟定", "Proposed"), ("这一项照拟定，写明理由", "This item as proposed, with a reason"), 65),
    row(Context::Reconcile, Submit, &[f(2), ctrl('s')], ("定稿", "Finalise"), ("其余照拟定，合议评分表定稿", "The rest as proposed; the agreed sheet is final"), 64),
    row(Context::Reconcile, Strengths, &[ch('p'), f(6)], ("采纳", "Carry"), ("合议采纳哪些问题和优点", "Which problems and strengths are carried"), 60),
    row(Context::Reconcile, Rule, &[ch('r'), ch('*')], ("规则", "Rule"), ("换拟定的规则：并集、平均、中位", "Another rule: union, mean, median"), 58),
    row(Context::Reconcile, AcceptAll, &[ch('y'), f(5)], ("其余照拟定", "The rest"), ("不同的其余各项都照拟定", "All others that differ as proposed"), 50),
    row(Context::Reconcile, Next, &[TAB], ("全部/不同", "All/differing"), ("看全部指标，或只看不同的", "Every item, or only those that differ"), 54),
    row(Context::Reconcile, Digit(0), &[DIGITS], ("扣几个", "Units"), ("扣几个单位，0 是无扣分", "How many units are lost; 0 is none"), 40),
    row(Context::Reconcile, Right, &[RIGHT], ("看全文", "Read"), ("读全文", "Read all about it"), 30),
    row(Context::Reconcile, Left, &[LEFT], ("回列表", "To the list"), ("回到列表", "Back to the list"), 0),
    row(Context::Carry, Tick, &[SPACE], ("采纳/不采纳", "Take/leave"), ("采纳或不采纳这一条，写明理由", "Take or leave this one, with a reason"), 66),
    // What a rule would choose
    row(Context::Bulk, Submit, &[f(2), ctrl('s'), ENTER], ("照此裁定", "Apply"), ("写明理由，一次裁定选上的各处", "Give the reason and decide what is ticked"), 66),
    row(Context::Bulk, Tick, &[SPACE], ("去掉/选上", "Tick"), ("这一处不裁定，或又选上", "Leave this one out, or take it again"), 60),
    // The form of a problem
    row(Context::Problem, Action::Evidence, &[ctrl('e')], ("佐证", "Files"), ("按路径添加佐证文件", "Attach files by path"), 45),
    row(Context::Problem, Add, &[INSERT, f(5)], ("另标一个", "Another"), ("这一项再标一个问题点", "One more problem of this item"), 44),
    row(Context::Problem, Edit, &[f(4)], ("更新数量", "Renew"), ("把文字里的数量改为现在的扣分数量", "Put the present count into the words"), 0),
    row(Context::Problem, Remove, &[ctrl('d')], ("删除", "Delete"), ("删除这个问题点（可撤销）", "Delete this problem; undo brings it back"), 10),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::wide;

    fn digits_overlap(a: Key, b: Key) -> bool {
        let digit = |k: Key| matches!(k, Key::One(KeyCode::Char('0'..='9'), m) if m.is_empty());
        let many = |k: Key| matches!(k, Key::Digits(..));
        a == b || (many(a) && (digit(b) || many(b))) || (many(b) && digit(a))
    }

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for (i, a) in TABLE.iter().enumerate() {
            for b in TABLE[i + 1..].iter().filter(|b| b.context == a.context) {
                assert_ne!(a.action, b.action, "{:?} has {:?} twice", a.context, a.action);
                for k in a.keys {
                    assert!(!b.keys.iter().any(|o| digits_overlap(*k, *o)), "{:?}: {k:?}", a.context);
                }
            }
        }
    }

    #[test]
    fn every_action_has_a_key_that_no_input_method_swallows() {
        for row in TABLE {
            assert!(row.keys.iter().any(|k| !k.is_letter()), "{:?} {:?}", row.context, row.action);
        }
    }

    #[test]
    fn every_label_fits_its_place_and_every_row_has_its_words() {
        for row in TABLE {
            for lang in [Lang::Zh, Lang::En] {
                assert!((1..=16).contains(&wide::width(row.label(lang))), "{}", row.label(lang));
                assert!((1..=56).contains(&wide::width(row.help(lang))), "{}", row.help(lang));
            }
        }
    }

    #[test]
    fn a_special_context_hides_what_it_takes_over() {
        let rows = reachable(&[Confirm]);
        assert!(rows.iter().any(|r| r.action == No) && rows.iter().all(|r| r.action != Back));
        assert!(reachable(&[List]).iter().any(|r| r.action == Back));
    }

    #[test]
    fn a_key_that_another_context_takes_is_not_named() {
        let contexts = [Detail, Visit, Page];
        let down = rows(&contexts).find(|r| r.context == Page && r.action == PageDown).unwrap();
        assert_eq!(free_keys(&contexts, down), [PAGE_DOWN], "space judges the item there");
        assert_eq!(free_keys(&[Page], down), [PAGE_DOWN, SPACE]);
    }
}
