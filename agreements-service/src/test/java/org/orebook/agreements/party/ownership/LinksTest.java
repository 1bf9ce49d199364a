package org.orebook.agreements.party.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;

class LinksTest {

    private static final BigDecimal NO_ROOM = BigDecimal.ZERO;

    private static UUID party(int place) {
        return new UUID(1, place);
    }

    private static Link link(int owner, int owned, String percent, boolean controls, String room) {
        return new Link(
                new UUID(owner, owned),
                party(owner),
                party(owned),
                percent == null ? null : new BigDecimal(percent),
                controls,
                new BigDecimal(room));
    }

    private static Links.Reach up(Set<UUID> cut, Link... links) {
        return new Links(List.of(links), cut).from(party(0), Links.Direction.TO_OWNERS);
    }

    private static Map<UUID, Node> nodes(PartyKind... kinds) {
        Map<UUID, Node> nodes = new HashMap<>();
        for (int i = 0; i < kinds.length; i++) {
            nodes.put(party(i), new Node(new PartyReference(party(i), "p" + i, "P", "KZ"), kinds[i]));
        }
        return nodes;
    }

    private static StateControl.Answer control(Links.Reach reach, PartyKind... kinds) {
        return ControlReckoning.of(reach, nodes(kinds)).answer();
    }

    @Test
    void followsTwentyLinksAndSaysThatMoreAreUnknown() {
        List<Link> chain = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            chain.add(new Link(new UUID(0, i), party(i + 1), party(i), BigDecimal.valueOf(100), false, NO_ROOM));
        }

        Links.Reach cut = new Links(chain, Set.of()).from(party(0), Links.Direction.TO_OWNERS);
        Links.Reach whole = new Links(chain.subList(0, 20), Set.of()).from(party(0), Links.Direction.TO_OWNERS);

        assertThat(cut.isComplete()).isFalse();
        assertThat(cut.shares()).hasSize(21).doesNotContainKey(party(21));
        assertThat(cut.share(party(20)))
                .isEqualTo(new Share(false, BigDecimal.valueOf(100).setScale(40), BigDecimal.valueOf(100)));
        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.share(party(20)).known()).isTrue();
    }

    @Test
    void makesEveryShareUnknownWhereChainsWereNotFollowed() {
        Links.Reach reach = up(Set.of(party(1)), link(1, 0, "40", false, "0"), link(2, 0, "60", false, "0"));

        assertThat(reach.share(party(2)).view())
                .isEqualTo(new Share.View(false, null, new BigDecimal("60"), new BigDecimal("100")));
        assertThat(control(reach, PartyKind.COMPANY, PartyKind.STATE, PartyKind.PERSON))
                .isEqualTo(StateControl.Answer.NO);
    }

    @Test
    void takesWhatAStateHoldsThroughItsBodiesTogether() {
        Links.Reach together = up(Set.of(), link(1, 0, "30", false, "45"), link(2, 0, "25", false, "45"));
        Links.Reach half =
                up(Set.of(), link(1, 0, "25", false, "0"), link(2, 0, "25", false, "0"), link(3, 0, "50", false, "0"));

        assertThat(control(together, PartyKind.COMPANY, PartyKind.AGENCY, PartyKind.STATE_OWNED_COMPANY))
                .isEqualTo(StateControl.Answer.YES);
        assertThat(control(half, PartyKind.COMPANY, PartyKind.AGENCY, PartyKind.STATE_OWNED_COMPANY, PartyKind.PERSON))
                .isEqualTo(StateControl.Answer.NO);
    }

    @Test
    void seesControlWithoutAMajorityAndHandsItOn() {
        Links.Reach golden = up(
                Set.of(),
                link(1, 0, "51", false, "0"),
                link(3, 0, "49", false, "0"),
                link(2, 1, null, true, "0"),
                link(3, 1, "100", false, "0"));

        assertThat(control(golden, PartyKind.COMPANY, PartyKind.COMPANY, PartyKind.STATE, PartyKind.PERSON))
                .isEqualTo(StateControl.Answer.YES);
    }

    @Test
    void doesNotKnowWhoControlsWhoseOwnersNobodyHasStated() {
        Links.Reach none = up(Set.of());
        Links.Reach company = up(Set.of(), link(1, 0, "60", false, "40"));
        Links.Reach person = up(Set.of(), link(1, 0, "60", false, "40"));

        assertThat(control(none, PartyKind.COMPANY)).isEqualTo(StateControl.Answer.UNKNOWN);
        assertThat(control(company, PartyKind.COMPANY, PartyKind.COMPANY)).isEqualTo(StateControl.Answer.UNKNOWN);
        assertThat(control(person, PartyKind.COMPANY, PartyKind.PERSON)).isEqualTo(StateControl.Answer.NO);
        assertThat(control(none, PartyKind.STATE_OWNED_COMPANY)).isEqualTo(StateControl.Answer.YES);
        assertThat(control(none, PartyKind.PERSON)).isEqualTo(StateControl.Answer.NO);
    }
}
