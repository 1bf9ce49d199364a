package org.orebook.agreements.party;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.statement.PlainText;

/**
 * A state, agency, company, fund or person that can be a party to an agreement. Every change is one of its methods, makes
 * one version, and returns the step for its history.
 */
@Entity
@Table(name = "party")
class Party {

    /** Characters of a folded name in an index, whose entries PostgreSQL bounds; nobody tells names apart behind it. */
    private static final int LONGEST_KEY = 200;

    @Id
    private UUID id;

    private int version;
    private String code;
    private String kind;
    private String name;
    private String country;

    /** All names folded, for queries to ask for. */
    @Column(name = "search_text")
    @SuppressWarnings("UnusedVariable")
    private String searchText;

    /** The main name folded, for queries to sort by. */
    @Column(name = "sort_name")
    @SuppressWarnings("UnusedVariable")
    private String sortName;

    @Convert(converter = PartyProfileText.class)
    @Mutability(Immutability.class)
    private PartyProfile profile;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Party() {
        // for Hibernate
    }

    /** A new party at version 1. */
    static Party register(UUID id, String code, PartyContent content, Act act) {
        Party party = new Party();
        party.id = id;
        party.code = code;
        party.registeredAt = act.at();
        party.registeredBy = act.caller().name();
        party.state(content);
        party.step(act);
        return party;
    }

    /** The step that a registration is in the history. */
    PartyStep registration(Act act) {
        return record(PartyStep.RECORDED, Map.of(), act);
    }

    /**
     * States something else about the party.
     *
     * @return the step, or {@code null} where nothing differs and no version was made
     */
    PartyStep change(PartyContent stated, Act act) {
        Map<String, Difference> differences = differences(content(), stated);
        if (differences.isEmpty()) {
            return null;
        }
        state(stated);
        step(act);
        return record(PartyStep.CHANGED, differences, act);
    }

    /** What is stated about the party at present. */
    PartyContent content() {
        return new PartyContent(
                kind(),
                profile.names(),
                profile.identifiers(),
                country,
                profile.countryAsReported(),
                profile.note(),
                profile.sources());
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    /** As partners' tokens name it. It never changes. */
    String code() {
        return code;
    }

    PartyKind kind() {
        return PartyKind.ofCode(kind);
    }

    /** The main name. */
    String name() {
        return name;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    String registeredBy() {
        return registeredBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }

    PartyReference reference() {
        return new PartyReference(id, code, name, country);
    }

    private void state(PartyContent content) {
        kind = content.kind().code();
        name = content.names().getFirst().text();
        country = content.country();
        profile = new PartyProfile(
                content.names(), content.identifiers(), content.countryAsReported(), content.note(), content.sources());
        searchText = NameKey.searchText(content.names().stream().map(Name::text).toList());
        sortName = PlainText.beginning(NameKey.fold(name), LONGEST_KEY);
    }

    private void step(Act act) {
        version++;
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    private PartyStep record(String action, Map<String, Difference> differences, Act act) {
        return new PartyStep(
                version, action, act.at(), act.caller().name(), act.reason(), differences, act.requestId());
    }

    private static Map<String, Difference> differences(PartyContent before, PartyContent after) {
        Map<String, Difference> differences = new LinkedHashMap<>();
        compare("kind", before.kind().code(), after.kind().code(), differences);
        compare("names", before.names(), after.names(), differences);
        compare("identifiers", before.identifiers(), after.identifiers(), differences);
        compare("country", before.country(), after.country(), differences);
        compare("countryAsReported", before.countryAsReported(), after.countryAsReported(), differences);
        compare("note", before.note(), after.note(), differences);
        compare("sources", before.sources(), after.sources(), differences);
        return differences;
    }

    private static void compare(String member, Object from, Object to, Map<String, Difference> differences) {
        if (!Objects.equals(from, to)) {
            differences.put(member, new Difference(from, to));
        }
    }
}
