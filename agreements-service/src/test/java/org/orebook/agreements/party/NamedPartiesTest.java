package org.orebook.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.Messages;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKind;

/** Who is known by name alone is found where nothing speaks against it, and registered where not. */
@ServiceTest
class NamedPartiesTest {

    private static final Caller ANA = new Caller("ana", "ana", Set.of(Role.NEGOTIATOR), null);

    private final NamedParties parties;
    private final Messages messages;
    private final String word = word();

    NamedPartiesTest(NamedParties parties, Messages messages) {
        this.parties = parties;
        this.messages = messages;
    }

    private static String word() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(16)
                .mapToObj(hex -> Character.toString('a' + Character.digit(hex, 16)))
                .collect(Collectors.joining());
    }

    private static PartyDocument party(PartyKind kind, String country, String... names) {
        List<Name> all = Arrays.stream(names)
                .map(name -> new Name(name, null, null, NameKind.OFFICIAL))
                .toList();
        return new PartyDocument(null, kind, all, List.of(), country, null, null, List.of(), "named");
    }

    private List<PartyReference> found(PartyDocument... stated) {
        Map<PartyDocument, PartyReference> found =
                messages.inTransaction(session -> parties.findOrRegister(session, Arrays.asList(stated), ANA, null));
        return Arrays.stream(stated).map(found::get).toList();
    }

    private PartyReference found(PartyKind kind, String country, String... names) {
        return found(party(kind, country, names)).getFirst();
    }

    @Test
    void registersWhomItDoesNotFindOnce() {
        PartyReference first = found(PartyKind.COMPANY, null, word + " Mining Ltd", "ABC " + word);

        assertThat(first.code()).isEqualTo(word + "-mining-ltd");
        assertThat(first.name()).isEqualTo(word + " Mining Ltd");
        assertThat(found(PartyKind.COMPANY, null, word.toUpperCase(Locale.ROOT) + " mining, ltd."))
                .isEqualTo(first);
        assertThat(found(PartyKind.STATE_OWNED_COMPANY, "GN", "ABC " + word)).isEqualTo(first);
        assertThat(messages.rows("SELECT action, by_name, reason FROM party_step WHERE record_id = ?1", first.id()))
                .containsExactly("recorded|ana|named");
    }

    @Test
    void registersWhomTwoNameInOneTransactionOnce() {
        List<PartyReference> found = found(
                party(PartyKind.COMPANY, null, word + " Ltd"),
                party(PartyKind.COMPANY, "GN", word + " LTD."),
                party(PartyKind.COMPANY, null, word + " Inc"));

        assertThat(found.get(1)).isEqualTo(found.get(0));
        assertThat(found.get(2)).isNotEqualTo(found.get(0));
    }

    @Test
    void takesNoStateForACompanyNorPartOfANameForTheName() {
        PartyReference company = found(PartyKind.COMPANY, "GN", word);

        PartyReference state = found(PartyKind.STATE, "GN", word);
        PartyReference longer = found(PartyKind.COMPANY, "GN", word + " Alumina");

        assertThat(state).isNotEqualTo(company);
        assertThat(state.code()).isEqualTo(word + "-2");
        assertThat(longer.code()).isEqualTo(word + "-alumina");
        assertThat(found(PartyKind.STATE, "GN", word)).isEqualTo(state);
        assertThat(found(PartyKind.COMPANY, "GN", word)).isEqualTo(company);
    }

    @Test
    void takesANamesakeOfAnotherCountryForSomebodyElse() {
        PartyReference guinean = found(PartyKind.COMPANY, "GN", word);
        PartyReference liberian = found(PartyKind.COMPANY, "LR", word);

        assertThat(liberian).isNotEqualTo(guinean);
        assertThat(found(PartyKind.COMPANY, "LR", word)).isEqualTo(liberian);
        assertThat(found(PartyKind.COMPANY, "GN", word)).isEqualTo(guinean);
    }

    @Test
    void numbersCodesWithinTheirLength() {
        String longName = word.repeat(6);

        assertThat(found(PartyKind.COMPANY, "GN", longName).code()).hasSize(60);
        assertThat(found(PartyKind.COMPANY, "LR", longName).code()).hasSize(60).endsWith("-2");
        assertThat(found(PartyKind.COMPANY, "SL", longName).code()).hasSize(60).endsWith("-3");
    }

    @Test
    void saysBeforehandWhomItCannotRegister() {
        assertThatThrownBy(() -> parties.requireValid(party(PartyKind.STATE, null, word)))
                .isInstanceOf(PartyRefusals.InvalidParty.class);
        parties.requireValid(party(PartyKind.STATE, "GN", word));
    }
}
