package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;

/**
 * A party at the other end of chains, with what goes through all of them together.
 *
 * @param direct whether one link leads there, be it beside longer ways
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PartyShare")
record PartyShareView(PartyReference party, PartyKind kind, boolean direct, Share.View share) {

    /** All that was reached but for the beginning, the greatest share first. */
    static List<PartyShareView> of(Ownership.Chains chains, Links.Direction direction) {
        Links.Reach reach = chains.reach();
        Set<UUID> direct = reach.links().stream()
                .filter(link -> direction.from(link).equals(reach.root()))
                .map(direction::to)
                .collect(Collectors.toSet());
        return reach.shares().keySet().stream()
                .filter(party -> !party.equals(reach.root()))
                .map(chains.nodes()::get)
                .sorted(Comparator.<Node, Share>comparing(
                                node -> reach.share(node.reference().id()), UltimateOwners.GREATEST_FIRST)
                        .thenComparing(node -> node.reference().code()))
                .map(node -> new PartyShareView(
                        node.reference(),
                        node.kind(),
                        direct.contains(node.reference().id()),
                        reach.share(node.reference().id()).view()))
                .toList();
    }
}
