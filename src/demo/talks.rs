//! Anonymous interviews of the demonstration: fifteen questions each, a number and a kind of post, never a name.

use crate::model::interview::{Given, Question, Reply};

/// One interview: kind of post, the questions that were not known, the three satisfactions, shortcoming, good example.
#[derive(Debug, Clone, Copy)]
pub struct Talk {
    /// 岗位类别.
    pub post: &'static str,
    /// Questions answered with 不知晓 or 没有.
    pub unknown: &'static [&'static str],
    /// Answers to the three questions on satisfaction.
    pub pleased: [Reply; 3],
    /// 最突出的短板.
    pub lacking: &'static str,
    /// 好做法.
    pub good: &'static str,
}

use Reply::{S3, S4, S5};

/// A branch whose members know it all.
pub const SURE: [Talk; 3] = [
    Talk {
        post: "管理技术",
        unknown: &[],
        pleased: [S5, S5, S5],
        lacking: "倒班党员集中学习时间不好统一",
        good: "预告表提前一周上墙，好安排时间",
    },
    Talk {
        post: "班组长",
        unknown: &[],
        pleased: [S5, S4, S5],
        lacking: "台账种类多，班组填写重复",
        good: "积分按月公开，大家心里有数",
    },
    Talk {
        post: "倒班操作",
        unknown: &[],
        pleased: [S4, S5, S4],
        lacking: "活动室离装置远，下夜班不方便去",
        good: "党员先锋岗带着查隐患",
    },
];

/// A branch in which one member does not know the group's last meeting.
pub const MIXED: [Talk; 4] = [
    Talk {
        post: "管理技术",
        unknown: &[],
        pleased: [S5, S4, S4],
        lacking: "会议记录有时补得晚",
        good: "书记讲党课结合案例",
    },
    Talk {
        post: "倒班操作",
        unknown: &["Q01"],
        pleased: [S4, S4, S4],
        lacking: "倒班听不到党小组会传达",
        good: "班前会上通报隐患整改",
    },
    Talk {
        post: "班组长", unknown: &[], pleased: [S5, S5, S4], lacking: "学习资料更新慢", good: "师带徒结对子"
    },
    Talk {
        post: "倒班操作", unknown: &[], pleased: [S4, S4, S3], lacking: "“晒履职”走过场", good: "遇到困难支委上门"
    },
];

/// The answer of a talk to a question.
pub fn answer(talk: &Talk, question: &Question, satisfaction: &mut usize) -> Given {
    let replies = question.replies();
    let worded = |reply: Reply, text: &str| Given { reply: Some(reply), text: text.into() };
    if replies.contains(&Reply::Text) {
        return worded(Reply::Text, if question.code == "Q13" { talk.lacking } else { talk.good });
    }
    if replies.contains(&S5) {
        let reply = talk.pleased.get(*satisfaction).copied().unwrap_or(S4);
        *satisfaction += 1;
        return worded(reply, "");
    }
    let unknown = talk.unknown.contains(&question.code.as_str());
    let wanted = if unknown { [Reply::Unknown, Reply::No] } else { [Reply::Know, Reply::Yes] };
    let reply = replies.into_iter().find(|r| wanted.contains(r));
    Given { reply, text: String::new() }
}
