package org.orebook.deposits.deposit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.statement.PlainText;

/**
 * A deposit: a body of mineralisation, or a district or zone of them, as the registry knows it. Every change is one of
 * its methods, makes one version, and returns the step for its history.
 */
@Entity
@Table(name = "deposit")
public class Deposit {

    /** Characters of a folded name in an index, whose entries PostgreSQL bounds; nobody tells names apart behind it. */
    private static final int LONGEST_KEY = 200;

    @Id
    private UUID id;

    private String number;
    private int version;
    private String kind;

    @Column(name = "parent_id")
    private UUID parent;

    /** Of the profile's place, for queries to ask for. */
    @SuppressWarnings("UnusedVariable")
    private String country;

    private Double longitude;
    private Double latitude;

    @Column(name = "accuracy_metres")
    private Double accuracyMetres;

    @Column(name = "deposit_type")
    private String depositType;

    private String stage;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] commodities;

    private String visibility;

    @Column(name = "embargo_until")
    private Instant embargoUntil;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "sort_name")
    private String sortName;

    @Convert(converter = ProfileText.class)
    @Mutability(Immutability.class)
    private DepositProfile profile;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Deposit() {
        // for Hibernate
    }

    /** A new deposit at version 1. */
    public static Deposit register(UUID id, String number, DepositContent content, Act act) {
        Deposit deposit = draft(id, content, act);
        deposit.number(number);
        return deposit;
    }

    /**
     * A deposit that lacks but its registry number to be registered. Folding its names is most of the work: an import
     * does it ahead.
     */
    public static Deposit draft(UUID id, DepositContent content, Act act) {
        Deposit deposit = new Deposit();
        deposit.id = id;
        deposit.registeredAt = act.at();
        deposit.registeredBy = act.caller().name();
        deposit.state(content);
        deposit.step(act);
        return deposit;
    }

    /** Gives a draft its registry number, once and for all. */
    public void number(String drawn) {
        if (number != null) {
            throw new IllegalStateException("deposit " + number + " keeps its number");
        }
        number = drawn;
    }

    /** The step that a registration is in the history. */
    public DepositChange registration(Act act) {
        return record(DepositChange.Action.REGISTERED, Map.of(), act);
    }

    /**
     * States something else about the deposit.
     *
     * @return the step, or {@code null} where nothing differs and no version was made
     * @throws Refusals.Merged where the deposit was merged into another one
     */
    public DepositChange change(DepositContent stated, Act act) {
        refuseIfMerged();
        Map<String, Difference> differences = Differences.between(content(), stated);
        if (differences.isEmpty()) {
            return null;
        }
        state(stated);
        step(act);
        return record(DepositChange.Action.CHANGED, differences, act);
    }

    /**
     * Opens the deposit to partners, now or from an instant on.
     *
     * @param from when the embargo ends; {@code null} for at once
     * @return the step, or {@code null} where it is published like that already
     */
    public DepositChange publish(Instant from, Act act) {
        refuseIfMerged();
        Map<String, Difference> differences = new LinkedHashMap<>();
        if (visibility() != Visibility.PUBLISHED) {
            differences.put("visibility", new Difference(visibility, Visibility.PUBLISHED.code()));
        }
        if (!Objects.equals(from, embargoUntil)) {
            differences.put("embargoUntil", new Difference(embargoUntil, from));
        }
        if (differences.isEmpty()) {
            return null;
        }
        visibility = Visibility.PUBLISHED.code();
        embargoUntil = from;
        step(act);
        return record(DepositChange.Action.PUBLISHED, differences, act);
    }

    /**
     * Gives this deposit's place to another one, which is the same body: from now on its id leads there.
     *
     * @throws Refusals.Merged where either was merged before
     */
    public DepositChange mergeInto(Deposit winner, Act act) {
        refuseIfMerged();
        winner.refuseIfMerged();
        mergedInto = winner.id;
        step(act);
        return record(DepositChange.Action.MERGED_INTO, Map.of("mergedInto", new Difference(null, winner.id)), act);
    }

    /** Takes over the names, commodities, records and sources of a deposit that was found to be this one. */
    public DepositChange absorb(Deposit loser, Act act) {
        refuseIfMerged();
        DepositContent mine = content();
        // Only a deposit of the same level fits under the same parent.
        DepositContent theirs =
                loser.kind() == kind() ? loser.content() : loser.content().within(null);
        DepositContent merged = mine.completedBy(theirs);
        Map<String, Difference> differences = new LinkedHashMap<>(Differences.between(mine, merged));
        differences.put("absorbed", new Difference(null, loser.id));
        state(merged);
        step(act);
        return record(DepositChange.Action.ABSORBED, differences, act);
    }

    /** What is stated about the deposit at present. */
    public DepositContent content() {
        return new DepositContent(
                kind(),
                parent,
                profile.names(),
                profile.place(),
                position(),
                profile.outline(),
                profile.commodities(),
                profile.commoditiesNotRecognised(),
                depositType,
                profile.depositTypeAsReported(),
                stage,
                profile.externalRecords(),
                profile.sources(),
                visibility());
    }

    public UUID id() {
        return id;
    }

    /** The readable number, such as {@code KZ-004711}. It never changes, even when the country does. */
    public String number() {
        return number;
    }

    public int version() {
        return version;
    }

    public DepositKind kind() {
        return DepositKind.ofCode(kind);
    }

    public UUID parent() {
        return parent;
    }

    public Visibility visibility() {
        return Visibility.ofCode(visibility);
    }

    /** Until when a published deposit is still confidential; {@code null} where there is no embargo. */
    public Instant embargoUntil() {
        return embargoUntil;
    }

    /** The deposit that goes on in this one's place; {@code null} where it was not merged. */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** The names folded for search. */
    public String searchText() {
        return searchText;
    }

    /** The main name folded, to sort by. */
    public String sortName() {
        return sortName;
    }

    /** Code of its type; {@code null} where it is not known. */
    public String depositType() {
        return depositType;
    }

    /** Code of its stage; {@code null} where it is not known. */
    public String stage() {
        return stage;
    }

    /** The keys under which it may meet another deposit of the same name. */
    public Set<String> nameKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Name name : profile.names()) {
            String key = PlainText.beginning(NameKey.duplicateKey(name.text()), LONGEST_KEY);
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Codes of all commodities. */
    public List<String> commodityCodes() {
        return List.of(commodities);
    }

    public DepositProfile profile() {
        return profile;
    }

    /** The point; {@code null} where it is not known. */
    public Position position() {
        return longitude == null ? null : new Position(longitude, latitude, accuracyMetres);
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    /** The name to show: the first one, or the record that is all that is known. */
    public String displayName() {
        if (!profile.names().isEmpty()) {
            return profile.names().getFirst().text();
        }
        ExternalRecord only = profile.externalRecords().getFirst();
        return "Unnamed (" + only.source() + " " + only.recordId() + ")";
    }

    private void refuseIfMerged() {
        if (mergedInto != null) {
            throw new Refusals.Merged(number, mergedInto);
        }
    }

    private void state(DepositContent content) {
        kind = content.kind().code();
        parent = content.parent();
        country = content.place().country();
        longitude = content.position() == null ? null : content.position().longitude();
        latitude = content.position() == null ? null : content.position().latitude();
        accuracyMetres = content.position() == null ? null : content.position().accuracyMetres();
        depositType = content.depositType();
        stage = content.stage();
        visibility = content.visibility().code();
        commodities = codes(content.commodities());
        profile = new DepositProfile(
                content.names(),
                content.place(),
                content.outline(),
                content.commodities(),
                content.commoditiesNotRecognised(),
                content.depositTypeAsReported(),
                content.externalRecords(),
                content.sources());
        List<String> names = new ArrayList<>(content.names().size());
        for (Name name : content.names()) {
            names.add(name.text());
        }
        searchText = NameKey.searchText(names);
        sortName = PlainText.beginning(NameKey.fold(displayName()), LONGEST_KEY);
    }

    private void step(Act act) {
        version++;
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    private DepositChange record(DepositChange.Action action, Map<String, Difference> differences, Act act) {
        return new DepositChange(
                version,
                action,
                act.at(),
                act.caller().name(),
                act.reason(),
                differences,
                act.importId(),
                act.requestId());
    }

    private static String[] codes(List<CommodityUse> uses) {
        String[] codes = new String[uses.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = uses.get(i).commodity();
        }
        return codes;
    }
}
