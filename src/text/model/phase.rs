//! Sentences about the phases (R110–R114): name, time, what is due.

crate::messages! {
    begin() {
        zh: "动员部署（2025年9-10月）：部署会、实施方案、自查、整改计划",
        en: "Phase 1, start (Sep-Oct 2025): kick-off, plan, self-check, rectification plan"
    }
    advance() {
        zh: "全面推进（2025年10月—2026年1月）：逐项落实，督导组定期督导",
        en: "Phase 2, roll-out (Oct 2025 - Jan 2026): item by item, regular supervision"
    }
    consolidate() {
        zh: "巩固提升（2026年1-3月）：全面验收，未达标支部集中整改，选树典型",
        en: "Phase 3, consolidation (Jan-Mar 2026): acceptance, rectification of those below, models"
    }
    lasting() {
        zh: "长效阶段（2026年4月起）：公司每年一次“回头看”",
        en: "Phase 4, lasting (from Apr 2026): the company looks back once a year"
    }
}
