package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where the chains of a party's owners end.
 *
 * @param ends owners of whom nobody has stated an owner, the greatest share first
 * @param notStated what belongs to owners whom nobody has stated
 * @param countries the countries of the ends, the greatest share first
 */
record UltimateOwners(List<End> ends, Share notStated, List<CountryShare> countries) {

    static final Comparator<Share> GREATEST_FIRST =
            Comparator.comparing(Share::atLeast).thenComparing(Share::atMost).reversed();

    UltimateOwners {
        ends = List.copyOf(ends);
        countries = List.copyOf(countries);
    }

    /**
     * One end.
     *
     * @param share what it holds of the party at the beginning
     */
    record End(Node node, Share share) {

        /** Whether somebody must own it whom nobody has stated. */
        boolean ownersNotStated() {
            return !node.kind().needsNoOwner();
        }
    }

    static UltimateOwners of(Links.Reach toOwners, Map<UUID, Node> nodes) {
        Map<UUID, List<Link>> byOwned = toOwners.byOwned();
        List<End> ends = new ArrayList<>();
        Share notStated = Share.NONE;
        for (UUID party : toOwners.shares().keySet()) {
            Share share = toOwners.share(party);
            List<Link> owners = byOwned.getOrDefault(party, List.of());
            if (toOwners.cut().contains(party)) {
                notStated = notStated.plus(Share.upTo(share.atMost()));
            } else if (!owners.isEmpty()) {
                notStated = notStated.plus(left(owners).of(share));
            } else if (party.equals(toOwners.root()) && !nodes.get(party).kind().needsNoOwner()) {
                notStated = Share.WHOLE;
            } else {
                ends.add(new End(nodes.get(party), share));
            }
        }
        ends.sort(Comparator.comparing(End::share, GREATEST_FIRST)
                .thenComparing(end -> end.node().reference().code()));
        return new UltimateOwners(ends, notStated, countries(toOwners.root(), nodes, ends, notStated));
    }

    /** What the stated owners of a party leave. */
    private static Share left(List<Link> owners) {
        BigDecimal room = owners.getFirst().room();
        boolean known = owners.stream().noneMatch(link -> link.percent() == null);
        return known ? Share.exactly(room) : Share.upTo(room);
    }

    private static List<CountryShare> countries(UUID root, Map<UUID, Node> nodes, List<End> ends, Share notStated) {
        if (ends.isEmpty() && nodes.get(root).reference().country() != null && notStated.equals(Share.WHOLE)) {
            // Where it is registered says little of whose it is.
            return List.of(
                    new CountryShare(nodes.get(root).reference().country(), Share.upTo(notStated.atMost()), true));
        }
        Map<String, CountryShare> countries = new LinkedHashMap<>();
        for (End end : ends) {
            add(new CountryShare(end.node().reference().country(), end.share(), end.ownersNotStated()), countries);
        }
        if (notStated.atMost().signum() > 0) {
            add(new CountryShare(null, notStated, true), countries);
        }
        return countries.values().stream()
                .sorted(Comparator.comparing(CountryShare::share, GREATEST_FIRST)
                        .thenComparing(CountryShare::country, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static void add(CountryShare share, Map<String, CountryShare> countries) {
        countries.merge(
                share.country() == null ? "" : share.country(),
                share,
                (one, other) -> new CountryShare(
                        one.country(),
                        one.share().plus(other.share()),
                        one.ownersNotStated() || other.ownersNotStated()));
    }
}
