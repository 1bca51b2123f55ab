//! Sentences about look-backs.

crate::messages! {
    plan_columns() { zh: "最迟|支部|类型|该看|未销号|已安排", en: "By|Branch|Kind|Asking|Open|Arranged" }
    columns() { zh: "回头看|支部|日期|类型|进度", en: "Look-back|Branch|Date|Kind|Done" }
    item_columns() { zh: "问题|结果|当初的问题|现状|复查人", en: "Problem|Result|Found then|Found now|By" }
    nothing_planned() { zh: "没有要做的回头看。", en: "No look-back is to be made." }
    none() { zh: "还没有安排回头看。", en: "No look-back is arranged." }
    arranged(id, n) { zh: "已安排回头看 {id}，选入未销号的问题 {n} 个。", en: "Look-back {id} arranged with {n} problems." }
    unknown(id) { zh: "没有回头看“{id}”。见 hucha lookback list。", en: "There is no look-back '{id}'. See hucha lookback list." }
    not_looked() { zh: "未看", en: "not yet" }
    bad_result(text, list) { zh: "没有结果“{text}”。可用：{list}", en: "No result '{text}'. Use one of: {list}" }
    looked(number, result) { zh: "问题 {number}：{result}", en: "Problem {number}: {result}" }
}
