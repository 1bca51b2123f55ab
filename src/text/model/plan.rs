//! Sentences about the plan of a quarter.

crate::messages! {
    nobody() { zh: "没有可派的检查人，或没有待安排的支部。", en: "There is nobody to inspect, or no branch left to plan." }
    too_few(size, list) { zh: "检查组要{size}人，可去的人不够（本支部和申报回避的不能去）：{list}。", en: "A team has {size} people, but too few may go (own branch and declared relations stay out): {list}." }
    too_few_one(branch, n) { zh: "{branch} 只有{n}人", en: "{branch} only {n}" }
    swapping(needed, there) {
        zh: "同一季度不得互相检查：要用{needed}对支部，一共只有{there}对。",
        en: "No two branches may inspect each other in one quarter: {needed} pairs would be needed, there are only {there}."
    }
    together() { zh: "没有一条规则单独不可行，但合在一起没有找到安排。", en: "No single rule is at fault, but all of them together left no plan." }
    relax(list) { zh: "以下任何一条放宽后可以排出（都已试过）：{list}。", en: "Any one of these makes a plan possible (each was tried): {list}." }
    nothing_helps() { zh: "放宽任何一条都还不够：请增加检查人。", en: "Relaxing one rule is not enough: name more inspectors." }
    relax_teams(n) { zh: "检查组改为{n}人", en: "teams of {n}" }
    relax_swaps() { zh: "允许互相检查", en: "two branches may inspect each other" }
    relax_load() { zh: "允许部分人多去一次", en: "one more visit for some people" }
    relax_recusals() { zh: "撤回部分回避申报", en: "take declared relations back" }
    relax_second() { zh: "只有1名检查人的支部再选1名（每支部可选1-2人）", en: "a second inspector where a branch has only one (1-2 are allowed)" }
    breach_own(branch, person) { zh: "{person}检查本支部{branch}", en: "{person} inspects the own branch {branch}" }
    breach_recused(branch, person) { zh: "{person}已申报回避{branch}", en: "{person} declared a relation to {branch}" }
    breach_swap(a, b) { zh: "{a}与{b}互相检查", en: "{a} and {b} inspect each other" }
    breach_size(branch, n) { zh: "{branch}的检查组有{n}人，应为3-4人", en: "the team for {branch} has {n} people instead of 3-4" }
    breach_no_team(branch) { zh: "{branch}没有检查组", en: "{branch} has no team" }
    breach_load(person, n, most) { zh: "{person}要去{n}次，均摊最多{most}次", en: "{person} has {n} visits, an equal share is {most}" }
}
