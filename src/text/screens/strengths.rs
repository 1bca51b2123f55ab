//! Sentences of the strengths.

crate::messages! {
    title() { zh: "优点和亮点", en: "Strengths and highlights" }
    none() { zh: "还没有优点。按 a 记一条；反馈要有优点、问题、整改建议。", en: "No strengths yet. Press a to add one; the feedback needs strengths, problems and suggestions." }
    nominated() { zh: "亮点", en: "highlight" }
    plain() { zh: "优点", en: "strength" }
    label_text() { zh: "优点", en: "Strength" }
    label_item() { zh: "指标", en: "Item" }
    label_highlight() { zh: "亮点", en: "Highlight" }
    how() { zh: "空格 推荐为亮点（编入《标准化经验手册》的候选），再按取消", en: "Space nominates it for the handbook, once more takes that back" }
    ask_new() { zh: "新的优点", en: "A new strength" }
    ask_edit() { zh: "改优点", en: "Edit the strength" }
    removed() { zh: "已删除优点；按 u 撤销", en: "Strength deleted; u takes it back" }
    chosen_already() { zh: "已入选手册，不能在这里取消", en: "Chosen for the handbook already; that is not taken back here" }
}
