//! Sentences of the material check.

crate::messages! {
    title() { zh: "索要资料", en: "Documents asked for" }
    none() { zh: "清单里没有要看的资料。按 a 添加一件。", en: "The checklist names no documents. Press a to add one." }
    unasked() { zh: "未索要", en: "not asked" }
    asked() { zh: "已索要", en: "asked for" }
    found() { zh: "已提供", en: "found" }
    missing() { zh: "当场不能提供", en: "missing" }
    summary(all, asked, found, missing) {
        zh: "共 {all} 件：已索要 {asked}，已提供 {found}，当场不能提供 {missing}",
        en: "{all} in all: {asked} asked for, {found} found, {missing} missing",
    }
    label_item() { zh: "指标", en: "Item" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    label_result() { zh: "结论", en: "Result" }
    label_proposal() { zh: "建议", en: "Proposal" }
    proposal(missing, count, unit, lost) {
        zh: "当场不能提供 {missing} 件，建议扣 {count}{unit}，共 {lost} 分。按 F2 采纳。",
        en: "{missing} missing: {count} ({unit}), {lost} lost. F2 accepts it.",
    }
    no_proposal() { zh: "没有可采纳的建议", en: "There is nothing to accept" }
    accepted(code, result) { zh: "{code} 已记为“{result}”；按 u 撤销", en: "{code} is '{result}' now; u takes it back" }
    how() {
        zh: "空格换情况，或 1 已索要、2 已提供、3 当场不能提供、0 未索要；* 本项全部索要",
        en: "Space goes on, or 1 asked for, 2 found, 3 missing, 0 not asked; * asks for all of the item",
    }
    ask_new(code) { zh: "{code} 另外索要的资料", en: "Another document for {code}" }
}
