package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Countries;
import org.orebook.chassis.vocabulary.Country;
import org.orebook.chassis.vocabulary.CriticalList;
import org.orebook.chassis.vocabulary.DepositType;
import org.orebook.chassis.vocabulary.Membership;
import org.orebook.chassis.vocabulary.Stage;
import org.orebook.chassis.vocabulary.Vocabularies;

/** The vocabularies as they are served: what is absent is left out. */
// Written by hand into the response, so that a native image does not see by itself that these are serialized.
@RegisterForReflection(
        targets = {
            VocabularyView.Link.class,
            VocabularyView.Index.class,
            VocabularyView.CommodityList.class,
            VocabularyView.CommodityItem.class,
            VocabularyView.MembershipItem.class,
            VocabularyView.CompoundList.class,
            VocabularyView.CompoundItem.class,
            VocabularyView.CriticalListList.class,
            VocabularyView.CriticalListItem.class,
            VocabularyView.EditionItem.class,
            VocabularyView.ListedItem.class,
            VocabularyView.CountryList.class,
            VocabularyView.CountryItem.class,
            VocabularyView.CountryNameItem.class,
            VocabularyView.HistoricCountryItem.class,
            VocabularyView.DepositTypeList.class,
            VocabularyView.DepositTypeItem.class,
            VocabularyView.StageList.class,
            VocabularyView.StageItem.class
        })
final class VocabularyView {

    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private VocabularyView() {}

    /** A vocabulary and where it is served; its count is absent where another room keeps it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(String name, String href, Integer count) {}

    record Index(List<Link> vocabularies) {}

    record CommodityList(List<CommodityItem> commodities) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CommodityItem(
            String code,
            String symbol,
            String name,
            Map<String, String> names,
            List<String> synonyms,
            String parent,
            List<String> children,
            List<MembershipItem> criticalLists) {

        static CommodityItem of(Commodity commodity, Vocabularies vocabularies) {
            return new CommodityItem(
                    commodity.code(),
                    commodity.symbol().orElse(null),
                    commodity.name(),
                    commodity.names(),
                    commodity.synonyms(),
                    commodity.parent().orElse(null),
                    vocabularies.commodities().children(commodity.code()),
                    vocabularies.criticalLists().of(commodity.code()).stream()
                            .map(MembershipItem::of)
                            .toList());
        }
    }

    /** Dates are ISO 8601; {@code until} is the first day of the next edition. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MembershipItem(String list, String edition, String listedAs, String from, String until) {

        static MembershipItem of(Membership membership) {
            return new MembershipItem(
                    membership.list(),
                    membership.edition(),
                    membership.listedAs(),
                    membership.from().toString(),
                    membership.until().map(LocalDate::toString).orElse(null));
        }
    }

    record CompoundList(List<CompoundItem> compounds) {}

    /**
     * Both factors: a tonne of the compound has so many tonnes of the element, and the other way about. The first is
     * exact as published and the one that we reckon with; the second is its inverse, to five digits.
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CompoundItem(
            String formula,
            String element,
            BigDecimal compoundToElement,
            BigDecimal elementToCompound,
            String group,
            List<String> names) {

        static CompoundItem of(Compound compound) {
            return new CompoundItem(
                    compound.formula(),
                    compound.element(),
                    compound.elementFraction(),
                    BigDecimal.ONE.divide(compound.elementFraction(), FIVE_DIGITS),
                    compound.rareEarthOxide() ? "REO" : null,
                    compound.names());
        }
    }

    record CriticalListList(List<CriticalListItem> criticalLists) {}

    record CriticalListItem(String code, String name, String authority, List<EditionItem> editions) {

        static CriticalListItem of(CriticalList list) {
            return new CriticalListItem(
                    list.code(),
                    list.name(),
                    list.authority(),
                    list.editions().stream().map(EditionItem::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record EditionItem(String code, String from, String until, String source, List<ListedItem> items) {

        static EditionItem of(CriticalList.Edition edition) {
            return new EditionItem(
                    edition.code(),
                    edition.from().toString(),
                    edition.until().map(LocalDate::toString).orElse(null),
                    edition.source(),
                    edition.items().stream()
                            .map(item -> new ListedItem(item.name(), item.commodities()))
                            .toList());
        }
    }

    record ListedItem(String listedAs, Set<String> commodities) {}

    record CountryList(List<CountryItem> countries, List<HistoricCountryItem> historicCountries) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CountryItem(
            String code, String alpha3, String name, Map<String, String> names, List<CountryNameItem> otherNames) {

        static CountryItem of(Country country) {
            return new CountryItem(
                    country.code(),
                    country.alpha3(),
                    country.name(),
                    country.names(),
                    country.otherNames().stream()
                            .map(other -> new CountryNameItem(
                                    other.name(),
                                    other.from().orElse(null),
                                    other.until().orElse(null)))
                            .toList());
        }
    }

    /** Years, the first and the last; both absent for a name that is only another spelling. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CountryNameItem(String name, Integer from, Integer until) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record HistoricCountryItem(String name, Integer from, Integer until, List<String> successors) {

        static HistoricCountryItem of(Countries.Historic country) {
            return new HistoricCountryItem(
                    country.name(), country.from().orElse(null), country.until().orElse(null), country.successors());
        }
    }

    record DepositTypeList(List<DepositTypeItem> depositTypes) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DepositTypeItem(String code, String level, String name, List<String> synonyms, String parent) {

        static DepositTypeItem of(DepositType type) {
            return new DepositTypeItem(
                    type.code(),
                    type.level().name().toLowerCase(Locale.ROOT),
                    type.name(),
                    type.synonyms(),
                    type.parent().orElse(null));
        }
    }

    record StageList(List<StageItem> stages) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StageItem(String code, String name, Map<String, String> names, List<String> synonyms) {

        static StageItem of(Stage stage) {
            return new StageItem(stage.code(), stage.name(), stage.names(), stage.synonyms());
        }
    }
}
