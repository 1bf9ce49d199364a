package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;

/**
 * Who owns a party on a day, through all chains that are known.
 *
 * @param complete whether every chain was followed to its end; where not, all shares are unknown
 * @param owners all owners, direct and indirect, the greatest share first
 * @param ultimateOwners those of whom nobody has stated an owner
 * @param notStated what belongs to owners whom nobody has stated
 * @param chain the statements that all this follows from
 */
@Schema(name = "Ownership")
record OwnershipView(
        PartyReference party,
        LocalDate at,
        boolean complete,
        List<PartyShareView> owners,
        List<UltimateOwner> ultimateOwners,
        Share.View notStated,
        List<UltimateCountry> ultimateCountries,
        StateControl stateControl,
        List<ChainView> chain) {

    /**
     * An owner at the end of a chain.
     *
     * @param ownersNotStated whether it is a company or fund whose owners nobody has stated
     */
    record UltimateOwner(PartyReference party, PartyKind kind, Share.View share, boolean ownersNotStated) {}

    /**
     * A country at the end of chains.
     *
     * @param country left out for what no country is known of
     * @param ownersNotStated whether some of it is only where the last known owner is registered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UltimateCountry(String country, Share.View share, boolean ownersNotStated) {}

    static OwnershipView of(Ownership.Chains chains, LocalDate at) {
        Links.Reach reach = chains.reach();
        UltimateOwners ultimate = UltimateOwners.of(reach, chains.nodes());
        return new OwnershipView(
                chains.nodes().get(reach.root()).reference(),
                at,
                reach.isComplete(),
                PartyShareView.of(chains, Links.Direction.TO_OWNERS),
                ultimate.ends().stream()
                        .map(end -> new UltimateOwner(
                                end.node().reference(),
                                end.node().kind(),
                                end.share().view(),
                                end.ownersNotStated()))
                        .toList(),
                ultimate.notStated().view(),
                ultimate.countries().stream()
                        .map(each ->
                                new UltimateCountry(each.country(), each.share().view(), each.ownersNotStated()))
                        .toList(),
                ControlReckoning.of(reach, chains.nodes()),
                reach.links().stream().map(ChainView::of).toList());
    }
}
