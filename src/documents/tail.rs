//! What stands together at the end of a paper: nobody signs a page that holds nothing but places to sign.

use super::model::Block;

/// So many short blocks before places to sign come along at most: a whole contract does not fit onto their page.
const MOST: usize = 3;

/// The blocks after this one, up to the places to sign and the notes below them, if only few and short ones lie
/// between; none if the block does not lead to places to sign.
pub(super) fn signing(blocks: &[Block], at: usize) -> &[Block] {
    let rest = blocks.get(at + 1..).unwrap_or_default();
    let large = |b: &Block| matches!(b, Block::Table(_) | Block::List(_) | Block::Page(_));
    let signs = |b: &Block| matches!(b, Block::Signatures(_) | Block::Closing(_));
    let near = |n: &usize| *n <= MOST && !rest.iter().take(*n).any(large);
    let Some(first) = rest.iter().position(signs).filter(near) else { return &[] };
    let after = rest.iter().skip(first).take_while(|b| signs(b) || matches!(b, Block::Note(_))).count();
    rest.get(..first + after).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::Table;

    #[test]
    fn what_leads_to_places_to_sign_stands_with_them_and_no_further_than_a_table_or_a_page() {
        let (table, sign) = (|| Block::Table(Table::default()), || Block::Signatures(vec![]));
        let note = || Block::Note("注é👍".into());
        let all = [note(), table(), note(), Block::Lines(2), sign(), note(), Block::Page("附".into()), note(), sign()];
        let counts: Vec<usize> = (0..all.len()).map(|at| signing(&all, at).len()).collect();
        assert_eq!(counts, [0, 4, 3, 2, 0, 0, 2, 1, 0]);
        let contract: Vec<Block> = (0..9).map(|_| note()).chain([sign()]).collect();
        let counts: Vec<usize> = (0..contract.len()).map(|at| signing(&contract, at).len()).collect();
        assert_eq!(counts, [0, 0, 0, 0, 0, 4, 3, 2, 1, 0], "not the whole of a contract");
    }
}
