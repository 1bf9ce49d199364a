package org.orebook.deposits.ranking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;

/**
 * The lines of an estimate that may be added up, and those that may not.
 *
 * @param counted in their order
 * @param leftOut each with its reason
 */
record Lines(List<CategoryRow> counted, List<LeftOut> leftOut) {

    static Lines of(WhatIfEstimate estimate) {
        Sorting sorting = new Sorting(estimate);
        estimate.content().rows().forEach(sorting::sort);
        return new Lines(List.copyOf(sorting.counted), List.copyOf(sorting.leftOut));
    }

    private static final class Sorting {

        private final WhatIfEstimate estimate;
        private final EstimateContent content;
        private final boolean anyCategory;
        private final Set<Category> alone = EnumSet.noneOf(Category.class);
        private final List<CategoryRow> counted = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        private Sorting(WhatIfEstimate estimate) {
            this.estimate = estimate;
            this.content = estimate.content();
            this.anyCategory =
                    content.rows().stream().anyMatch(row -> !row.categories().isEmpty());
            content.rows().stream()
                    .filter(row -> row.categories().size() == 1)
                    .forEach(row -> alone.add(row.categories().getFirst()));
        }

        private void sort(CategoryRow row) {
            List<Category> categories = row.categories();
            if (categories.isEmpty() && anyCategory) {
                leave(
                        row,
                        LeftOut.Reason.CATEGORY_NOT_STATED,
                        "a line without a category beside lines that have one: it may be their total");
            } else if (row.lumpsInferred()) {
                leave(
                        row,
                        LeftOut.Reason.LUMPS_INFERRED,
                        "one figure for inferred and surer together: what is inferred cannot be taken out of it");
            } else if (!categories.isEmpty() && categories.stream().allMatch(Category::isInferredOrLess)) {
                leave(row, LeftOut.Reason.INFERRED, say(categories) + ": too unsure to be added to anything");
            } else if (isOfTheOtherFamily(row)) {
                leave(
                        row,
                        LeftOut.Reason.RESOURCES_AND_RESERVES,
                        "the estimate is of " + (content.kind() == EstimateKind.RESERVE ? "reserves" : "resources")
                                + " and does not say that these are to be added to them");
            } else if (categories.size() > 1 && categories.stream().anyMatch(alone::contains)) {
                leave(
                        row,
                        LeftOut.Reason.REPEATS_CATEGORIES,
                        "one figure for categories that have lines of their own: it would count them twice");
            } else {
                counted.add(row);
            }
        }

        /**
         * Whether a line of resources stands among reserves, or one of reserves among resources that may include them.
         */
        private boolean isOfTheOtherFamily(CategoryRow row) {
            if (Boolean.FALSE.equals(content.resourcesIncludeReserves())) {
                return false;
            }
            boolean reserves = content.kind() == EstimateKind.RESERVE;
            Category.Family other = reserves ? Category.Family.RESOURCE : Category.Family.RESERVE;
            boolean ofBoth = content.rows().stream()
                    .flatMap(each -> each.categories().stream())
                    .anyMatch(category -> category.family() != other);
            return ofBoth && row.categories().stream().anyMatch(category -> category.family() == other);
        }

        private void leave(CategoryRow row, LeftOut.Reason reason, String words) {
            leftOut.add(LeftOut.part(estimate, row.categories(), reason, words));
        }

        private static String say(List<Category> categories) {
            return String.join(" and ", categories.stream().map(Category::code).toList());
        }
    }
}
