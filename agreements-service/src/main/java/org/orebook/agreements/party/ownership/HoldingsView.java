package org.orebook.agreements.party.ownership;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.party.PartyReference;

/**
 * What a party owns on a day, through all chains that are known.
 *
 * @param complete whether every chain was followed to its end; where not, all shares are unknown
 * @param holdings all that it owns, directly and indirectly, the greatest share first
 * @param chain the statements that all this follows from
 */
@Schema(name = "Holdings")
record HoldingsView(
        PartyReference party, LocalDate at, boolean complete, List<PartyShareView> holdings, List<ChainView> chain) {

    static HoldingsView of(Ownership.Chains chains, LocalDate at) {
        Links.Reach reach = chains.reach();
        return new HoldingsView(
                chains.nodes().get(reach.root()).reference(),
                at,
                reach.isComplete(),
                PartyShareView.of(chains, Links.Direction.TO_OWNED),
                reach.links().stream().map(ChainView::of).toList());
    }
}
