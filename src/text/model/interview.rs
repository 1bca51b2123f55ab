//! Sentences about interviews. Those of a proposal are joined without a blank, so each begins as it must.

crate::messages! {
    awareness(people, keys, need, aware, rate) {
        zh: "可判定{people}人，{keys}道知晓率题答对{need}道及以上的{aware}人，知晓率{rate}%",
        en: "{people} judged, {aware} of them with at least {need} of {keys} key questions right: {rate}%"
    }
    unaware(count, numbers) {
        zh: "；不知晓{count}人（{numbers}号）",
        en: "; {count} not aware (no. {numbers})"
    }
    satisfaction(valid, satisfied, rate, index) {
        zh: "有效答题{valid}个，非常满意和满意{satisfied}个，满意率{rate}%（应达85%），加权指数{index}",
        en: "{valid} valid answers, {satisfied} satisfied or very satisfied: {rate}% (85% asked for), weighted index {index}"
    }
    persons(questions, judged) {
        zh: "按{questions}判定{judged}人",
        en: "{judged} judged by {questions}"
    }
    failing(count, numbers) {
        zh: "；未答出或不符{count}人（{numbers}号）",
        en: "; {count} failed (no. {numbers})"
    }
    fact_unaware(people, count, rate) {
        zh: "被访党员{people}人中{count}人不知晓，知晓率{rate}%",
        en: "{count} of {people} interviewed are not aware: {rate}%"
    }
    fact_failing(judged, count) {
        zh: "被访党员{judged}人中{count}人未答出或与实际不符",
        en: "{count} of {judged} interviewed could not say it or said otherwise"
    }
    nobody() { zh: "；无人失分", en: "; nobody failed" }
    nothing_lost() { zh: "；无扣分", en: "; no deduction" }
    lost(count, unit, per_unit, amount) {
        zh: "；{count}{unit}×{per_unit}分，扣{amount}分",
        en: "; {count} × {per_unit} = {amount} lost (unit {unit})"
    }
    lost_capped(count, unit, per_unit, amount) {
        zh: "；{count}{unit}×{per_unit}分，扣至上限{amount}分",
        en: "; {count} × {per_unit}, capped: {amount} lost (unit {unit})"
    }
    still_open(count, numbers) {
        zh: "；另有{count}人未问完（{numbers}号），结果可能变化",
        en: "; {count} not finished (no. {numbers}), this may change"
    }
}
