package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orebook.agreements.party.PartyKind;

/**
 * Reckons which states control the parties of a chain. What a state, its agencies and its companies hold is taken
 * together; more than half of it is control, and so is what somebody says to be control. A party that they control hands
 * it on. Who nobody has named might be any state's.
 */
final class ControlReckoning {

    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    private final Links.Reach reach;
    private final Map<UUID, Node> nodes;
    private final Map<UUID, List<Link>> byOwned;
    private final Map<UUID, Control> controls = new HashMap<>();

    /**
     * By whom one party is controlled.
     *
     * @param sure states that control it
     * @param maybe states that may
     * @param open whether a state may that is not named anywhere
     */
    private record Control(Set<String> sure, Set<String> maybe, boolean open) {

        private boolean isOf(String state) {
            return sure.contains(state);
        }

        private boolean mayBeOf(String state) {
            return sure.contains(state) || maybe.contains(state) || open;
        }
    }

    private ControlReckoning(Links.Reach reach, Map<UUID, Node> nodes) {
        this.reach = reach;
        this.nodes = nodes;
        this.byOwned = reach.byOwned();
    }

    /** Whether a state controls the party that the chains begin at. */
    static StateControl of(Links.Reach toOwners, Map<UUID, Node> nodes) {
        ControlReckoning reckoning = new ControlReckoning(toOwners, nodes);
        // Owners first: the order of the chains, backwards.
        List<UUID> parties = new ArrayList<>(toOwners.shares().keySet());
        Collections.reverse(parties);
        parties.forEach(party -> reckoning.controls.put(party, reckoning.control(party)));
        return answer(reckoning.controls.get(toOwners.root()));
    }

    private static StateControl answer(Control control) {
        if (!control.sure().isEmpty()) {
            return new StateControl(StateControl.Answer.YES, countries(control.sure()));
        }
        return control.open() || !control.maybe().isEmpty()
                ? new StateControl(StateControl.Answer.UNKNOWN, countries(control.maybe()))
                : new StateControl(StateControl.Answer.NO, List.of());
    }

    private static List<String> countries(Set<String> states) {
        return new TreeSet<>(states)
                .stream().filter(state -> state.length() == 2).toList();
    }

    private Control control(UUID party) {
        Node node = nodes.get(party);
        if (node.kind().isOfAState()) {
            // A state body of no known country stands for itself.
            String state = node.reference().country() == null
                    ? party.toString()
                    : node.reference().country();
            return new Control(Set.of(state), Set.of(), false);
        }
        if (node.kind() == PartyKind.PERSON) {
            return new Control(Set.of(), Set.of(), false);
        }
        return byOwners(party, byOwned.getOrDefault(party, List.of()));
    }

    private Control byOwners(UUID party, List<Link> links) {
        if (links.isEmpty() || reach.cut().contains(party)) {
            return new Control(Set.of(), Set.of(), true);
        }
        Set<String> sure = new HashSet<>();
        Set<String> maybe = new HashSet<>();
        for (String state : statesOf(links)) {
            if (isControl(links, control -> control.isOf(state), BigDecimal.ZERO)) {
                sure.add(state);
            } else if (isControl(links, control -> control.mayBeOf(state), room(links))) {
                maybe.add(state);
            }
        }
        return new Control(sure, maybe, isControl(links, Control::open, room(links)));
    }

    private Set<String> statesOf(List<Link> links) {
        Set<String> states = new HashSet<>();
        links.stream()
                .map(link -> controls.get(link.owner()))
                .flatMap(control -> Stream.of(control.sure(), control.maybe()))
                .forEach(states::addAll);
        return states;
    }

    /** Whether owners of a kind control: by what somebody says, or by what they hold, with so much more. */
    private boolean isControl(List<Link> links, Predicate<Control> ofThatKind, BigDecimal more) {
        BigDecimal held = more;
        for (Link link : links) {
            if (ofThatKind.test(controls.get(link.owner()))) {
                if (link.controls()) {
                    return true;
                }
                held = held.add(link.percent() == null ? BigDecimal.ZERO : link.percent());
            }
        }
        return held.compareTo(HALF) > 0;
    }

    /** What nobody is known to hold; of an unknown percentage, too. */
    private static BigDecimal room(List<Link> links) {
        return links.getFirst().room();
    }
}
