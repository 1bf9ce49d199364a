package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.statement.SourceReference;

/**
 * What is stated about a deposit, checked and with its words taken from the vocabularies: see {@link ContentCheck}.
 *
 * @param kind level in the tree
 * @param parent the deposit that this one is part of; {@code null} at the top
 * @param names all names, the one to show first; empty where only a record of another database is known
 * @param place country and region
 * @param position a point; {@code null} where not known
 * @param outline the extent as a GeoJSON Polygon or MultiPolygon; {@code null} where not known
 * @param commodities commodities with their role
 * @param commoditiesNotRecognised commodity terms of the source that the vocabulary does not know, as reported
 * @param depositType code in the vocabulary; {@code null} where not known
 * @param depositTypeAsReported the type in the source's words
 * @param stage code in the vocabulary; {@code null} where not stated
 * @param externalRecords records of this deposit in other databases
 * @param sources documents
 * @param visibility who may know of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepositContent(
        DepositKind kind,
        UUID parent,
        List<Name> names,
        Place place,
        Position position,
        JsonNode outline,
        List<CommodityUse> commodities,
        List<String> commoditiesNotRecognised,
        String depositType,
        String depositTypeAsReported,
        String stage,
        List<ExternalRecord> externalRecords,
        List<SourceReference> sources,
        Visibility visibility) {

    public DepositContent {
        names = List.copyOf(names);
        commodities = List.copyOf(commodities);
        commoditiesNotRecognised = List.copyOf(commoditiesNotRecognised);
        externalRecords = List.copyOf(externalRecords);
        sources = List.copyOf(sources);
    }

    /** The same as part of another deposit. */
    public DepositContent within(UUID newParent) {
        return new DepositContent(
                kind,
                newParent,
                names,
                place,
                position,
                outline,
                commodities,
                commoditiesNotRecognised,
                depositType,
                depositTypeAsReported,
                stage,
                externalRecords,
                sources,
                visibility);
    }

    /**
     * This, with what only the other states: its gaps are filled, and names, commodities, records and sources are
     * joined. Where both state something, this one holds.
     */
    public DepositContent completedBy(DepositContent other) {
        return new DepositContent(
                kind,
                parent == null ? other.parent : parent,
                joinedNames(other.names),
                completed(place, other.place),
                position == null ? other.position : position,
                outline == null ? other.outline : outline,
                joinedCommodities(other.commodities),
                joined(commoditiesNotRecognised, other.commoditiesNotRecognised),
                depositType == null ? other.depositType : depositType,
                depositTypeAsReported == null ? other.depositTypeAsReported : depositTypeAsReported,
                stage == null ? other.stage : stage,
                joined(externalRecords, other.externalRecords),
                joined(sources, other.sources),
                visibility);
    }

    private List<Name> joinedNames(List<Name> others) {
        Set<String> known = new HashSet<>();
        names.forEach(name -> known.add(name.text()));
        List<Name> joined = new ArrayList<>(names);
        for (Name name : others) {
            if (known.add(name.text())) {
                boolean second = name.kind() == NameKind.OFFICIAL && !names.isEmpty();
                joined.add(second ? new Name(name.text(), name.language(), name.script(), NameKind.VARIANT) : name);
            }
        }
        return joined;
    }

    private List<CommodityUse> joinedCommodities(List<CommodityUse> others) {
        Map<String, CommodityUse> byCode = new LinkedHashMap<>();
        commodities.forEach(use -> byCode.put(use.commodity(), use));
        others.forEach(use -> byCode.putIfAbsent(use.commodity(), use));
        return List.copyOf(byCode.values());
    }

    private static <T> List<T> joined(List<T> mine, List<T> others) {
        Set<T> all = new LinkedHashSet<>(mine);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Place completed(Place mine, Place other) {
        return new Place(
                mine.country() == null ? other.country() : mine.country(),
                mine.countryAsReported() == null ? other.countryAsReported() : mine.countryAsReported(),
                mine.region() == null ? other.region() : mine.region(),
                mine.regionAsReported() == null ? other.regionAsReported() : mine.regionAsReported());
    }

    /** The same with other commodities. */
    public DepositContent of(List<CommodityUse> uses) {
        return new DepositContent(
                kind,
                parent,
                names,
                place,
                position,
                outline,
                uses,
                commoditiesNotRecognised,
                depositType,
                depositTypeAsReported,
                stage,
                externalRecords,
                sources,
                visibility);
    }

    /** The same for other eyes. */
    public DepositContent seenBy(Visibility eyes) {
        return new DepositContent(
                kind,
                parent,
                names,
                place,
                position,
                outline,
                commodities,
                commoditiesNotRecognised,
                depositType,
                depositTypeAsReported,
                stage,
                externalRecords,
                sources,
                eyes);
    }
}
