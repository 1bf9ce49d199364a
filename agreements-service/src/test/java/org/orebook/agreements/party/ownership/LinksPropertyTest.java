package org.orebook.agreements.party.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;

/** Shares through any graph of owners without a cycle: the last party is the one asked about, owners come before it. */
class LinksPropertyTest {

    private static final int PARTIES = 7;

    /** Stands for a percentage that nobody has stated. */
    private static final int UNKNOWN = 0;

    /** How much party i holds of party j, i before j: -1 for nothing. The owners of each hold at most the whole. */
    static final class Graph {

        private final int[][] percents;

        private Graph(int[][] percents) {
            this.percents = percents;
        }

        private List<Link> links() {
            List<Link> links = new ArrayList<>();
            for (int owned = 0; owned < PARTIES; owned++) {
                for (int owner = 0; owner < owned; owner++) {
                    int percent = percents[owner][owned];
                    if (percent >= 0) {
                        links.add(new Link(
                                new UUID(owner, owned),
                                party(owner),
                                party(owned),
                                percent == UNKNOWN ? null : BigDecimal.valueOf(percent),
                                false,
                                room(owned)));
                    }
                }
            }
            return links;
        }

        private BigDecimal room(int owned) {
            int known = 0;
            for (int owner = 0; owner < owned; owner++) {
                known += Math.max(percents[owner][owned], 0);
            }
            return BigDecimal.valueOf(100 - known);
        }

        /** The same with a figure for each unknown percentage, as much as there is room for among them. */
        private Graph guessed(Random random) {
            int[][] guessed = new int[PARTIES][];
            for (int i = 0; i < PARTIES; i++) {
                guessed[i] = percents[i].clone();
            }
            for (int owned = 0; owned < PARTIES; owned++) {
                for (int owner = 0; owner < owned; owner++) {
                    if (guessed[owner][owned] == UNKNOWN) {
                        int left = new Graph(guessed).room(owned).intValue();
                        int guess = left == 0 ? 0 : random.nextInt(left + 1);
                        guessed[owner][owned] = guess == 0 ? -1 : guess;
                    }
                }
            }
            return new Graph(guessed);
        }
    }

    private static UUID party(int place) {
        return new UUID(7, place);
    }

    private static Map<UUID, Node> nodes(PartyKind kind) {
        Map<UUID, Node> nodes = new HashMap<>();
        for (int i = 0; i < PARTIES; i++) {
            nodes.put(
                    party(i), new Node(new PartyReference(party(i), "p" + i, "P" + i, i % 2 == 0 ? "KZ" : "US"), kind));
        }
        return nodes;
    }

    private static Arbitrary<Graph> graphs(int least) {
        return Arbitraries.integers()
                .between(least, 60)
                .array(int[].class)
                .ofSize(PARTIES * PARTIES)
                .map(cells -> {
                    int[][] percents = new int[PARTIES][PARTIES];
                    for (int owned = 0; owned < PARTIES; owned++) {
                        int left = 100;
                        for (int owner = 0; owner < owned; owner++) {
                            int wanted = cells[owner * PARTIES + owned];
                            int percent = wanted > left ? -1 : wanted;
                            percents[owner][owned] = percent <= 0 && wanted != UNKNOWN ? -1 : percent;
                            left -= Math.max(percents[owner][owned], 0);
                        }
                    }
                    return new Graph(percents);
                });
    }

    @Provide
    Arbitrary<Graph> anyGraphs() {
        return graphs(-20);
    }

    @Provide
    Arbitrary<Graph> knownGraphs() {
        return graphs(-20).map(graph -> graph.guessed(new Random(1)));
    }

    private static Links.Reach up(Graph graph) {
        return new Links(graph.links(), Set.of()).from(party(PARTIES - 1), Links.Direction.TO_OWNERS);
    }

    /** The sum over all paths, one by one. */
    private static BigDecimal byPaths(Graph graph, int owner, int owned) {
        if (owner == owned) {
            return BigDecimal.valueOf(100);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int between = owner + 1; between <= owned; between++) {
            int percent = graph.percents[owner][between];
            if (percent > 0) {
                sum = sum.add(BigDecimal.valueOf(percent)
                        .multiply(byPaths(graph, between, owned))
                        .movePointLeft(2));
            }
        }
        return sum;
    }

    @Property
    void aShareIsTheSumOverAllChainsOfTheirProducts(@ForAll("knownGraphs") Graph graph) {
        Links.Reach reach = up(graph);

        for (int owner = 0; owner < PARTIES; owner++) {
            BigDecimal expected = byPaths(graph, owner, PARTIES - 1);
            Share share = reach.shares().getOrDefault(party(owner), Share.NONE);
            assertThat(share.known()).isTrue();
            assertThat(share.atLeast()).isEqualByComparingTo(expected);
        }
    }

    @Property
    void aShareUpwardsIsTheSameAsDownwards(@ForAll("anyGraphs") Graph graph) {
        Links links = new Links(graph.links(), Set.of());
        Links.Reach up = up(graph);

        for (UUID owner : up.shares().keySet()) {
            Share down = links.from(owner, Links.Direction.TO_OWNED).shares().get(party(PARTIES - 1));
            Share share = up.shares().get(owner);
            assertThat(down.known()).isEqualTo(share.known());
            assertThat(down.atLeast()).isEqualByComparingTo(share.atLeast());
            // Bounded by the whole at each step, which need not be the same steps.
            assertThat(down.atMost()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        }
    }

    @Property
    void whateverAnUnknownPercentageIsTheShareIsWithinItsBounds(
            @ForAll("anyGraphs") Graph graph, @ForAll Random random) {
        Links.Reach reach = up(graph);
        Graph guessed = graph.guessed(random);

        for (int owner = 0; owner < PARTIES; owner++) {
            BigDecimal actual = byPaths(guessed, owner, PARTIES - 1);
            Share share = reach.shares().getOrDefault(party(owner), Share.NONE);
            assertThat(actual).isBetween(share.atLeast(), share.atMost());
        }
    }

    @Property
    void whatUltimateOwnersHoldAndNobodyIsStatedToHoldIsTheWhole(@ForAll("knownGraphs") Graph graph) {
        UltimateOwners ultimate = UltimateOwners.of(up(graph), nodes(PartyKind.COMPANY));

        BigDecimal sum = ultimate.notStated().atLeast();
        for (UltimateOwners.End end : ultimate.ends()) {
            sum = sum.add(end.share().atLeast());
        }
        assertThat(sum).isEqualByComparingTo("100");
    }

    @Property
    void theOrderOfStatementsChangesNothing(@ForAll("anyGraphs") Graph graph, @ForAll Random random) {
        List<Link> shuffled = new ArrayList<>(graph.links());
        Collections.shuffle(shuffled, random);
        UUID asked = party(PARTIES - 1);
        Map<UUID, Node> nodes = nodes(PartyKind.COMPANY);
        nodes.put(party(0), new Node(nodes.get(party(0)).reference(), PartyKind.STATE));

        Links.Reach one = up(graph);
        Links.Reach other = new Links(shuffled, Set.of()).from(asked, Links.Direction.TO_OWNERS);

        assertThat(other.shares().keySet()).isEqualTo(one.shares().keySet());
        one.shares()
                .forEach((party, share) ->
                        assertThat(other.shares().get(party).atLeast()).isEqualByComparingTo(share.atLeast()));
        assertThat(ControlReckoning.of(other, nodes)).isEqualTo(ControlReckoning.of(one, nodes));
    }

    @Property
    void aMajorityOfAStateStaysOneWhateverUnknownPercentagesAre(
            @ForAll("anyGraphs") Graph graph, @ForAll Random random) {
        Map<UUID, Node> nodes = nodes(PartyKind.COMPANY);
        nodes.put(party(0), new Node(nodes.get(party(0)).reference(), PartyKind.STATE));
        StateControl.Answer before = ControlReckoning.of(up(graph), nodes).answer();
        StateControl.Answer after =
                ControlReckoning.of(up(graph.guessed(random)), nodes).answer();

        if (before != StateControl.Answer.UNKNOWN) {
            assertThat(after).isEqualTo(before);
        }
    }
}
