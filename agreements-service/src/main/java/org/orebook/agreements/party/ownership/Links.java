package org.orebook.agreements.party.ownership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements about owners around some parties on one day, and what follows from chains of them: shares are multiplied
 * along a chain, and those of several chains added.
 *
 * @param all links; they form no cycle
 * @param cut parties beyond which there are links that were not read
 */
record Links(List<Link> all, Set<UUID> cut) {

    /** Links from one party to another. Behind them nothing is followed, and what comes of it is not known. */
    static final int DEEPEST = 20;

    Links {
        all = List.copyOf(all);
        cut = Set.copyOf(cut);
    }

    /** Which way chains are followed. */
    enum Direction {
        /** From a party to its owners. */
        TO_OWNERS,
        /** From a party to what it owns. */
        TO_OWNED;

        UUID from(Link link) {
            return this == TO_OWNERS ? link.owned() : link.owner();
        }

        UUID to(Link link) {
            return this == TO_OWNERS ? link.owner() : link.owned();
        }
    }

    /**
     * What was reached from a party.
     *
     * @param shares of all that was reached, in an order in which chains go; the party itself comes first, with the whole
     * @param links those that were followed
     * @param cut those of the reached beyond which nothing was followed
     */
    record Reach(UUID root, Map<UUID, Share> shares, List<Link> links, Set<UUID> cut) {

        /** Whether everything was followed to its end. */
        boolean isComplete() {
            return cut.isEmpty();
        }

        /** What may have come through those beyond which nothing was followed. */
        Share notFollowed() {
            Share sum = Share.NONE;
            for (UUID party : cut) {
                sum = sum.plus(shares.get(party));
            }
            return sum;
        }

        /** The share of a party, with what may come of chains that were not followed. */
        Share share(UUID party) {
            Share share = shares.get(party);
            return isComplete() || party.equals(root) ? share : share.orMore(notFollowed());
        }

        /** The links to the owners of each party that has some. */
        Map<UUID, List<Link>> byOwned() {
            return links.stream().collect(Collectors.groupingBy(Link::owned));
        }
    }

    /** What chains from a party lead to. */
    Reach from(UUID root, Direction direction) {
        Map<UUID, List<Link>> onward = grouped(direction::from);
        Set<UUID> ends = new HashSet<>(cut);
        Set<UUID> near = near(root, direction, onward, ends);
        List<Link> followed = all.stream()
                .filter(link -> near.contains(direction.from(link)) && near.contains(direction.to(link)))
                .toList();
        Map<UUID, Share> shares = shares(root, direction, followed);
        ends.retainAll(shares.keySet());
        return new Reach(root, shares, followed, ends);
    }

    private Map<UUID, List<Link>> grouped(Function<Link, UUID> by) {
        Map<UUID, List<Link>> groups = new HashMap<>();
        all.forEach(link ->
                groups.computeIfAbsent(by.apply(link), id -> new ArrayList<>()).add(link));
        return groups;
    }

    /** The parties within the depth; those with links that lead beyond become ends. */
    private static Set<UUID> near(UUID root, Direction direction, Map<UUID, List<Link>> onward, Set<UUID> ends) {
        Set<UUID> near = new HashSet<>(Set.of(root));
        Set<UUID> level = Set.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            Set<UUID> next = new HashSet<>();
            for (UUID party : level) {
                for (Link link : onward.getOrDefault(party, List.of())) {
                    UUID to = direction.to(link);
                    if (depth == DEEPEST && !near.contains(to)) {
                        ends.add(party);
                    } else if (near.add(to)) {
                        next.add(to);
                    }
                }
            }
            level = next;
        }
        return near;
    }

    /** Each party comes after all that lead to it: then its share is complete and can be handed on. */
    private static Map<UUID, Share> shares(UUID root, Direction direction, List<Link> followed) {
        Map<UUID, List<Link>> onward = new HashMap<>();
        Map<UUID, Integer> waiting = new HashMap<>();
        for (Link link : followed) {
            onward.computeIfAbsent(direction.from(link), id -> new ArrayList<>())
                    .add(link);
            waiting.merge(direction.to(link), 1, Integer::sum);
        }
        Map<UUID, Share> sums = new HashMap<>(Map.of(root, Share.WHOLE));
        Map<UUID, Share> shares = new LinkedHashMap<>();
        List<UUID> ready = new ArrayList<>(List.of(root));
        for (int i = 0; i < ready.size(); i++) {
            UUID party = ready.get(i);
            Share share = sums.get(party);
            shares.put(party, share);
            for (Link link : onward.getOrDefault(party, List.of())) {
                UUID to = direction.to(link);
                Share part = link.share().of(share);
                sums.merge(to, part, Share::plus);
                if (waiting.merge(to, -1, Integer::sum) == 0) {
                    ready.add(to);
                }
            }
        }
        return shares;
    }
}
