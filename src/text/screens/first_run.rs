//! Sentences of the first screen.

crate::messages! {
    title() { zh: "开始", en: "Start" }
    greeting() { zh: "互查：党支部标准化现场互查", en: "hucha: on-site peer inspection of Party branches" }
    about() { zh: "这台电脑上还没有数据。选一种方式开始，按 Enter。不用联网，数据都在本机。", en: "There is no data on this laptop yet. Choose how to start and press Enter. No network is needed; all data stays here." }
    built_in() { zh: "用自带的清单和示例组织开始", en: "Start with the built-in checklist and organisation" }
    about_built_in() { zh: "49 项指标共 100 分，15 道访谈题，6 个党支部、14 个党小组。以后随时可以换成自己的。", en: "49 indicators with 100 points, 15 interview questions, 6 branches, 14 groups. They can be replaced at any time." }
    own_files() { zh: "用自己的清单和组织表开始", en: "Start with your own checklist and organisation" }
    about_own_files() { zh: "csv 或 xlsx 都行。没有准备的可以留空，先用自带的。", en: "csv or xlsx. What you have not prepared stays built-in." }
    join() { zh: "加入已有的数据包", en: "Join from a bundle" }
    about_join() { zh: "从同事导出的数据包取组织、清单、安排和人员。", en: "Take organisation, checklist, plan and people from a colleague's bundle." }
    bundle_file() { zh: "数据包", en: "Bundle" }
    why_bundle() { zh: "写数据包（文件夹或 zip）的路径，可以把它拖进来。", en: "Path of the bundle, a folder or a zip (you may drag it here)." }
    your_name() { zh: "您的姓名", en: "Your name" }
    why_name() { zh: "写在评分表“检查人”一栏。按 Enter 继续。", en: "It stands on the score sheet as the inspector. Enter goes on." }
    your_branch() { zh: "您在哪个党支部（检查时要回避）", en: "Your own branch (you stand back from inspecting it)" }
    no_branch() { zh: "不属于其中任何一个", en: "None of these" }
    org_file() { zh: "组织表文件", en: "Organisation file" }
    checklist_file() { zh: "互查量化清单文件", en: "Checklist file" }
    questions_file() { zh: "访谈问卷文件", en: "Questionnaire file" }
    why_file() { zh: "写文件的路径（csv 或 xlsx，可以把文件拖进来）；留空用自带的。", en: "Path of a csv or xlsx file (you may drag it here); empty takes the built-in one." }
    refused() { zh: "这个文件不能用，什么也没有改", en: "This file was refused; nothing was changed" }
    welcome(name) { zh: "{name}，都准备好了。选一个支部，按 Enter 开始检查。", en: "{name}, all is ready. Choose a branch and press Enter to begin." }
}
