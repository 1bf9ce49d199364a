package org.orebook.deposits.commitment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.vocabulary.Commodities;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/**
 * Brings tonnages to the basis on which they are compared: the element wherever there is one factor to it, else the
 * oxides of the rare earths, else what they are stated of. Where there is but a range from one basis to another, they stay
 * apart.
 */
@ApplicationScoped
class Pools {

    private final Bases bases;
    private final Commodities commodities;

    Pools(Bases bases, Vocabularies vocabularies) {
        this.bases = bases;
        this.commodities = vocabularies.commodities();
    }

    /** Tonnes in their pool. */
    record Pooled(Pool pool, BigDecimal tonnes) {}

    /**
     * Tonnes of a basis in the pool that they belong to; empty where commodity or basis are not known, or there is no
     * contained commodity in what they are of.
     */
    Optional<Pooled> of(String commodity, String basis, BigDecimal tonnes) {
        return commodity(commodity)
                .flatMap(known ->
                        bases.find(basis, known).filter(Pools::isContained).map(of -> pooled(known, of, tonnes)));
    }

    private static boolean isContained(Basis basis) {
        return !basis.equals(Basis.ORE);
    }

    private Pooled pooled(Commodity commodity, Basis of, BigDecimal tonnes) {
        Basis to = basis(of, commodity);
        Factor factor = bases.between(of, to, commodity).orElseThrow();
        return new Pooled(new Pool(commodity.code(), to), factor.low().apply(tonnes));
    }

    private Basis basis(Basis of, Commodity commodity) {
        if (isExact(of, Basis.ELEMENT, commodity)) {
            return Basis.ELEMENT;
        }
        return isExact(of, Basis.REO, commodity) ? Basis.REO : of;
    }

    private boolean isExact(Basis of, Basis to, Commodity commodity) {
        return bases.between(of, to, commodity).filter(Factor::isExact).isPresent();
    }

    /** Tonnes of a pool on a basis that belongs to it. */
    BigDecimal onBasis(Pool pool, BigDecimal tonnes, String basis) {
        Commodity commodity = commodities.get(pool.commodity());
        return bases.between(pool.basis(), bases.of(basis, commodity), commodity)
                .orElseThrow()
                .low()
                .apply(tonnes);
    }

    /** Whether nobody said what the tonnes are of: such can be told and never compared. */
    static boolean isStated(Pool pool) {
        return !pool.basis().equals(Basis.NOT_STATED);
    }

    /** Code of what the tonnes of a pool are of: of the element its symbol. */
    String code(Pool pool) {
        return pool.basis().equals(Basis.ELEMENT)
                ? commodities.get(pool.commodity()).symbol().orElse(Basis.ELEMENT.code())
                : pool.basis().code();
    }

    /** Whether one commodity is the other or a group that it belongs to; none stands for all. */
    boolean concernTheSame(String one, String other) {
        return one == null
                || other == null
                || one.equals(other)
                || commodities.withDescendants(one).contains(other)
                || commodities.withDescendants(other).contains(one);
    }

    private Optional<Commodity> commodity(String code) {
        return commodities.withDescendants(code).isEmpty() ? Optional.empty() : Optional.of(commodities.get(code));
    }
}
