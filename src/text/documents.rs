//! Sentences of the documents area. The words of the documents themselves are in data/documents.toml.

crate::messages! {
    unknown_kind(given, known) {
        zh: "没有“{given}”这种文书。可选：{known}",
        en: "There is no document “{given}”. Choose from: {known}",
    }
    unknown_format(kind, given, known) {
        zh: "《{kind}》不能输出为 {given}。可选：{known}",
        en: "{kind} cannot be written as {given}. Choose from: {known}",
    }
    round_missing(kind) { zh: "《{kind}》须指明季度", en: "{kind} needs a quarter" }
    branch_missing(kind) { zh: "《{kind}》须指明支部", en: "{kind} needs a branch" }
    unknown_round(round) { zh: "季度 {round} 尚未开启", en: "Quarter {round} was not opened" }
    unknown_branch(branch) { zh: "没有支部 {branch}", en: "There is no branch {branch}" }
    no_visit(round, branch) {
        zh: "{round} 还没有对{branch}的检查",
        en: "There is no visit to {branch} in {round}",
    }
    no_sheet(round, branch) {
        zh: "{round} {branch}还没有评分表；空白表请用 sheet-blank",
        en: "There is no score sheet of {branch} in {round}; use sheet-blank for an empty one",
    }
    several_sheets(names) {
        zh: "有多份评分表，请指明检查人：{names}",
        en: "There are several score sheets; name the inspector: {names}",
    }
    no_checklist(version) {
        zh: "找不到评分表所用的清单版本 {version}",
        en: "The sheet's checklist version {version} is missing",
    }
    template_syntax(why) { zh: "documents.toml 不能读：{why}", en: "documents.toml cannot be read: {why}" }
    template_unknown(key) {
        zh: "documents.toml 中的 {key} 不是已知条目",
        en: "{key} in documents.toml is not a known entry",
    }
    template_kind(key) {
        zh: "documents.toml 中的 {key} 类型不对：文字用引号，栏目写作 [\"标题\", 宽度]",
        en: "{key} in documents.toml is of the wrong kind: words in quotes, columns as [\"title\", width]",
    }
    logo_missing(path) {
        zh: "找不到标志图片 {path}：把图片放到那里，或改 documents.toml 里的 logo（不要标志就写 \"\"）",
        en: "There is no logo at {path}: put the picture there, or change logo in documents.toml (\"\" for none)",
    }
    logo_unreadable(path, why) {
        zh: "标志图片 {path} 读不出来（{why}）：检查权限，或改 documents.toml 里的 logo（不要标志就写 \"\"）",
        en: "The logo {path} cannot be read ({why}): check its permissions, or change logo in documents.toml (\"\" for none)",
    }
    logo_heavy(path, most) {
        zh: "标志图片 {path} 超过 {most} MB：另存一张小些的",
        en: "The logo {path} is larger than {most} MB: save a smaller one",
    }
    logo_other(path) {
        zh: "标志 {path} 不是 PNG 或 JPEG 图片：用画图软件另存为 PNG",
        en: "The logo {path} is neither a PNG nor a JPEG picture: save it as PNG in a drawing program",
    }
    logo_broken(path, why) {
        zh: "标志图片 {path} 已损坏（{why}）：用画图软件打开，另存为 PNG",
        en: "The logo {path} is damaged ({why}): open it in a drawing program and save it as PNG",
    }
    logo_large(path, wide, high, most) {
        zh: "标志图片 {path} 有 {wide}×{high} 像素，长宽各不能超过 {most}：缩小后另存",
        en: "The logo {path} has {wide}×{high} pixels, at most {most} each way will do: save it smaller",
    }
    words_there(path) {
        zh: "{path} 已经有了，没有改动；要重新开始请先移走它",
        en: "{path} is there already and was left as it is; move it away to start anew",
    }
    words_made(path) {
        zh: "文书用语已写到 {path}：改等号右边的文字，下次打印即生效；删去的条目用内置的",
        en: "The words of documents are in {path}: change what stands right of =; removed entries fall back",
    }
    no_format(given) {
        zh: "没有 {given} 这种格式；可用 html、pdf、docx、xlsx、md、csv",
        en: "There is no format {given}; choose html, pdf, docx, xlsx, md or csv",
    }
    all_written(files, empty) {
        zh: "写好{files}份文书；{empty}份没有内容，未写（例如没有逾期就没有催办单）",
        en: "{files} documents written; {empty} had nothing to say and were left out (no reminder where nothing is overdue)",
    }
    all_stopped(done, of, folder) {
        zh: "已停止：{of}份中写好{done}份，每份都完整，在 {folder}。再运行同一条命令即可写齐，文号不变",
        en: "Stopped: {done} of {of} documents written, each whole, in {folder}. The same command again writes them all; numbers stay",
    }
    nothing(kind, round, branch) {
        zh: "{round} {branch}没有可写入《{kind}》的内容",
        en: "There is nothing to put on {kind}: {round}, {branch}",
    }
    no_font(dir) {
        zh: "这台电脑上没有可以嵌入的中文字体，不能生成 pdf。请安装思源宋体（Debian、Ubuntu：apt install fonts-noto-cjk），或把字体文件放进 {dir}，或用环境变量 HUCHA_FONT 指明一个；也可先用 html、docx 或 xlsx",
        en: "There is no Chinese font on this machine that a pdf can hold. Install one (Debian, Ubuntu: apt install fonts-noto-cjk), put a font file into {dir}, or name one in HUCHA_FONT; html, docx and xlsx work without",
    }
    unfit_font(path) {
        zh: "{path} 不能用作 pdf 的字体：须是可以嵌入、收有中文的 ttf、otf 或 ttc，不能是可变字体",
        en: "{path} cannot be the font of a pdf: it must be a ttf, otf or ttc with Chinese that may be embedded and is not variable",
    }
    not_written(what) { zh: "文书未能生成：{what}", en: "The document could not be made: {what}" }
}
