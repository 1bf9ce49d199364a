package org.orebook.deposits.reserve;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Finds country figures page by page, and shows them in another unit or basis. */
@ApplicationScoped
class ReserveSearch {

    /** A gram in a million tonnes. */
    private static final int DECIMALS = 12;

    private static final int FIGURE_KEYS = 5;
    private static final int TABLE_KEYS = 3;

    private final Mutiny.SessionFactory sessions;
    private final ReserveStore store;
    private final Vocabularies vocabularies;
    private final Bases bases;

    ReserveSearch(Mutiny.SessionFactory sessions, ReserveStore store, Vocabularies vocabularies, Bases bases) {
        this.sessions = sessions;
        this.store = store;
        this.vocabularies = vocabularies;
        this.bases = bases;
    }

    /**
     * One page.
     *
     * @param next where it ended; {@code null} on the last page
     */
    record Found<T>(List<T> items, Cursor next) {

        private static <R, T> Found<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, Cursor> cursor) {
            List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
            return new Found<>(
                    shown.stream().map(view).toList(), rows.size() > limit ? cursor.apply(shown.getLast()) : null);
        }
    }

    Uni<Found<ReserveView>> figures(FigureQuery query, String cursor) {
        ReserveStore.After after = cursor == null ? ReserveStore.After.NOTHING : after(cursor, query.fingerprint());
        return sessions.withStatelessSession(session -> store.figures(session, query, after, query.limit() + 1))
                .map(rows -> Found.of(
                        rows, query.limit(), row -> view(row, query), row -> cursor(row, query.fingerprint())));
    }

    Uni<Found<EditionView>> editions(Commodity commodity, int limit, String cursor) {
        String code = commodity == null ? null : commodity.code();
        int query = String.valueOf(code).hashCode();
        ReserveStore.AfterTable after = cursor == null ? ReserveStore.AfterTable.NOTHING : afterTable(cursor, query);
        return sessions.withStatelessSession(session -> store.editions(session, code, after, limit + 1))
                .map(rows -> Found.of(
                        rows,
                        limit,
                        Function.identity(),
                        row -> new Cursor(
                                query,
                                List.of(row.commodity(), row.edition(), row.id().toString()))));
    }

    private static Cursor cursor(ReserveStore.Found row, int query) {
        return new Cursor(
                query,
                List.of(
                        row.commodity(),
                        row.edition(),
                        row.figure().measure().code(),
                        Integer.toString(row.figure().year()),
                        Integer.toString(row.figure().ordinal())));
    }

    private static ReserveStore.After after(String cursor, int query) {
        List<String> keys = Cursor.decode(cursor, query, FIGURE_KEYS).keys();
        try {
            return new ReserveStore.After(
                    keys.get(0),
                    keys.get(1),
                    keys.get(2),
                    Integer.parseInt(keys.get(3)),
                    Integer.parseInt(keys.get(4)));
        } catch (NumberFormatException forged) {
            throw Cursor.unknown();
        }
    }

    private static ReserveStore.AfterTable afterTable(String cursor, int query) {
        List<String> keys = Cursor.decode(cursor, query, TABLE_KEYS).keys();
        try {
            return new ReserveStore.AfterTable(keys.get(0), keys.get(1), UUID.fromString(keys.get(2)));
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private ReserveView view(ReserveStore.Found row, FigureQuery query) {
        CountryFigure figure = row.figure();
        boolean asked = query.unit() != null || query.basis() != null;
        Optional<Factor> factor = asked ? factor(row, query) : Optional.empty();
        return new ReserveView(
                row.source(),
                row.edition(),
                row.commodity(),
                figure.measure(),
                figure.year() == 0 ? null : figure.year(),
                figure.year() == 0 ? null : figure.estimated(),
                figure.kind(),
                figure.country(),
                figure.name(),
                figure.value(),
                figure.unit(),
                figure.basis(),
                figure.basisAsReported(),
                figure.qualifier(),
                figure.absence(),
                figure.raw(),
                figure.note(),
                figure.uri(),
                figure.tonnes()
                        .flatMap(tonnes -> factor.map(by -> converted(tonnes, by, figure, query)))
                        .orElse(null),
                asked && factor.isEmpty()
                        ? "There is no factor from " + figure.basis() + " to "
                                + query.basis().code() + "."
                        : null);
    }

    private Optional<Factor> factor(ReserveStore.Found row, FigureQuery query) {
        Commodity commodity = vocabularies.commodities().get(row.commodity());
        Basis from = bases.of(row.figure().basis(), commodity);
        return bases.between(from, query.basis() == null ? from : query.basis(), commodity);
    }

    private static ReserveView.Converted converted(
            BigDecimal tonnes, Factor factor, CountryFigure figure, FigureQuery query) {
        MassUnit unit = query.unit() == null ? MassUnit.find(figure.unit()).orElseThrow() : query.unit();
        Range range = Range.exactly(tonnes).times(factor);
        return new ReserveView.Converted(
                shown(unit.fromTonnes(range.low())),
                shown(unit.fromTonnes(range.high())),
                unit.code(),
                query.basis() == null ? figure.basis() : query.basis().code(),
                factor.words().isEmpty() ? null : factor.words());
    }

    private static BigDecimal shown(BigDecimal value) {
        BigDecimal rounded = value.setScale(Math.min(Math.max(value.scale(), 0), DECIMALS), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
