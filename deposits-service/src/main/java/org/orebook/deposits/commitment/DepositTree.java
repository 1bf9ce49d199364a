package org.orebook.deposits.commitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Deposits and what they are part of.
 *
 * @param nodes by id, each with all that it is part of
 * @param followed which deposit an id that was asked for leads to: itself, or of a merged one the winner
 */
record DepositTree(Map<UUID, Node> nodes, Map<UUID, UUID> followed) {

    DepositTree {
        nodes = Map.copyOf(nodes);
        followed = Map.copyOf(followed);
    }

    /**
     * A deposit.
     *
     * @param parent {@code null} where it is the widest
     */
    record Node(UUID id, UUID parent, String name) {}

    /** The deposit that an id leads to; empty where there is none. */
    Optional<UUID> follow(UUID id) {
        return Optional.ofNullable(followed.get(id));
    }

    /** A deposit and all that it is part of, up to the widest. */
    List<UUID> pathUp(UUID id) {
        List<UUID> path = new ArrayList<>();
        for (UUID each = id;
                each != null && nodes.containsKey(each);
                each = nodes.get(each).parent()) {
            path.add(each);
        }
        return path;
    }

    /** Whether a deposit is another one or part of it. */
    boolean isWithin(UUID part, UUID wider) {
        return pathUp(part).contains(wider);
    }

    /** The widest deposit that it is part of, or itself. */
    UUID root(UUID id) {
        return pathUp(id).getLast();
    }

    /** The ways from the top of the tree to its narrowest parts that lead through a deposit. */
    List<Set<UUID>> pathsThrough(UUID id) {
        Set<UUID> parents = new HashSet<>();
        nodes.values().forEach(node -> parents.add(node.parent()));
        List<Set<UUID>> paths = new ArrayList<>();
        for (UUID leaf : nodes.keySet()) {
            if (!parents.contains(leaf) && isWithin(leaf, id)) {
                paths.add(new LinkedHashSet<>(pathUp(leaf)));
            }
        }
        return paths;
    }

    String name(UUID id) {
        return nodes.get(id).name();
    }
}
