package org.orebook.agreements.exposure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.agreement.AgreementContent;
import org.orebook.agreements.agreement.AgreementReference;
import org.orebook.agreements.agreement.Binding;
import org.orebook.agreements.agreement.LineKind;
import org.orebook.agreements.agreement.OutOf;
import org.orebook.agreements.agreement.Participation;
import org.orebook.agreements.agreement.StandingAgreement;
import org.orebook.agreements.agreement.StandingAgreements;
import org.orebook.agreements.agreement.SubjectLine;
import org.orebook.agreements.deposit.DepositSight;
import org.orebook.agreements.deposit.KnownDeposits;
import org.orebook.agreements.party.Parties;
import org.orebook.agreements.party.PartyReference;
import org.orebook.agreements.party.ownership.CountryShare;
import org.orebook.agreements.party.ownership.Ownership;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.vocabulary.Commodity;

/** Tells how much of what is in the ground stands under agreements, of what the caller may see of both. */
@ApplicationScoped
class Exposures {

    /** More than any commodity has in a registry of this kind; what goes beyond is refused, not cut. */
    private static final int MOST_STOCKS = 50_000;

    private static final int MOST_AGREEMENTS = 10_000;
    private static final int MOST_COUNTRY_WIDE = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

    private final Mutiny.SessionFactory sessions;
    private final StockStore stocks;
    private final StandingAgreements agreements;
    private final KnownDeposits deposits;
    private final Parties parties;
    private final Ownership ownership;
    private final Bases bases;

    Exposures(
            Mutiny.SessionFactory sessions,
            StockStore stocks,
            StandingAgreements agreements,
            KnownDeposits deposits,
            Parties parties,
            Ownership ownership,
            Bases bases) {
        this.sessions = sessions;
        this.stocks = stocks;
        this.agreements = agreements;
        this.deposits = deposits;
        this.parties = parties;
        this.ownership = ownership;
        this.bases = bases;
    }

    /**
     * What is asked.
     *
     * @param country of the deposits, ISO 3166-1 alpha-2; {@code null} for the whole registry
     * @param at the day of the agreements and of the owners
     */
    record Question(Commodity commodity, String country, Holders by, LocalDate at) {}

    /**
     * Everything that an answer is made of.
     *
     * @param goneOn what the deposits of the agreements have become: those that were merged since, their winners
     */
    private record Known(
            Map<String, List<Stock>> stocks,
            List<StandingAgreement> agreements,
            Map<UUID, UUID> goneOn,
            Map<UUID, PartyReference> parties,
            Map<UUID, List<CountryShare>> ultimate) {}

    Uni<ExposureView> of(Question question, Caller caller) {
        return sessions.withStatelessSession(session -> stocks.byBasis(
                                session,
                                question.commodity().code(),
                                question.country(),
                                DepositSight.of(caller),
                                MOST_STOCKS + 1)
                        .flatMap(ground -> agreements
                                .about(session, question.commodity().code(), question.at(), caller, MOST_AGREEMENTS + 1)
                                .flatMap(standing -> holders(session, question, bounded(ground, standing)))))
                .map(known -> new Answering(question, known).answer());
    }

    private static Known bounded(Map<String, List<Stock>> ground, List<StandingAgreement> standing) {
        if (standing.size() > MOST_AGREEMENTS || ground.values().stream().anyMatch(each -> each.size() > MOST_STOCKS)) {
            throw new Refusal.Invalid(
                    "too-much-exposure",
                    "Too much exposure",
                    "More than " + MOST_STOCKS + " deposits or " + MOST_AGREEMENTS
                            + " agreements would have to be reckoned with: ask for one country.",
                    List.of());
        }
        return new Known(ground, standing, Map.of(), Map.of(), Map.of());
    }

    private Uni<Known> holders(Mutiny.QueryProducer session, Question question, Known known) {
        Set<UUID> ids = new LinkedHashSet<>();
        known.agreements().forEach(each -> each.content().parties().forEach(part -> ids.add(part.party())));
        known.agreements().forEach(each -> each.content().lines().forEach(line -> ids.add(line.holder())));
        ids.remove(null);
        return goneOn(session, known.agreements())
                .flatMap(goneOn -> parties.references(session, ids)
                        .flatMap(names -> ultimate(session, question, ids)
                                .map(countries ->
                                        new Known(known.stocks(), known.agreements(), goneOn, names, countries))));
    }

    private Uni<Map<UUID, UUID>> goneOn(Mutiny.QueryProducer session, List<StandingAgreement> standing) {
        Set<UUID> subjects = new HashSet<>();
        standing.forEach(each -> each.content().lines().forEach(line -> subjects.add(line.subject())));
        subjects.remove(null);
        return deposits.resolve(session, subjects).map(resolved -> {
            Map<UUID, UUID> goneOn = new HashMap<>();
            resolved.forEach((stated, deposit) -> goneOn.put(stated, deposit.id()));
            return goneOn;
        });
    }

    private Uni<Map<UUID, List<CountryShare>>> ultimate(
            Mutiny.QueryProducer session, Question question, Set<UUID> ids) {
        return question.by() == Holders.ULTIMATE_COUNTRY
                ? ownership.ultimateCountries(session, ids, question.at())
                : Uni.createFrom().item(Map.of());
    }

    /** One answer in the making. */
    private final class Answering {
        private final Question question;
        private final Known known;
        private boolean additive = true;

        Answering(Question question, Known known) {
            this.question = question;
            this.known = known;
        }

        ExposureView answer() {
            List<ExposureView.OnBasis> onBases = known.stocks().entrySet().stream()
                    .map(entry -> onBasis(entry.getKey(), entry.getValue()))
                    .toList();
            return new ExposureView(
                    question.commodity().code(),
                    question.country(),
                    question.by().code(),
                    question.at(),
                    onBases,
                    countryWide(),
                    additive);
        }

        private List<AgreementReference> countryWide() {
            return known.agreements().stream()
                    .filter(each -> each.content().lines().stream().anyMatch(this::isCountryWide))
                    .map(StandingAgreement::agreement)
                    .limit(MOST_COUNTRY_WIDE)
                    .toList();
        }

        private boolean isCountryWide(SubjectLine line) {
            return line.subject() == null
                    && question.commodity().code().equals(line.commodity())
                    && (question.country() == null || question.country().equals(line.country()));
        }

        private ExposureView.OnBasis onBasis(String basis, List<Stock> stocks) {
            Ground ground = new Ground(stocks);
            List<AgreedLine> lines = known.agreements().stream()
                    .flatMap(each -> lines(each, basis).stream())
                    .toList();
            var standings = new Exposure(ground).by(lines, this::portions);
            return new ExposureView.OnBasis(
                    basis,
                    total(ground),
                    standings.entrySet().stream()
                            .sorted(Comparator.comparing(
                                            (Map.Entry<Optional<String>, Map<Binding, Exposure.Standing>> entry) ->
                                                    most(entry.getValue()))
                                    .reversed()
                                    .thenComparing(entry -> entry.getKey().orElse("")))
                            .map(entry -> ofHolder(entry.getKey(), entry.getValue(), ground))
                            .toList());
        }

        /** The lines of an agreement that are about this commodity in a deposit. */
        private List<AgreedLine> lines(StandingAgreement standing, String basis) {
            AgreementContent content = standing.content();
            List<AgreedLine> lines = new ArrayList<>();
            for (SubjectLine line : content.lines()) {
                boolean concerned = line.subject() != null
                        && (line.commodity() == null
                                || line.commodity().equals(question.commodity().code()));
                if (concerned) {
                    lines.add(new AgreedLine(
                            standing.agreement().id(),
                            known.goneOn().getOrDefault(line.subject(), line.subject()),
                            holders(line, content),
                            content.binding(),
                            taken(line, basis).orElse(null)));
                }
            }
            return lines;
        }

        private Set<UUID> holders(SubjectLine line, AgreementContent content) {
            if (line.holder() != null) {
                return Set.of(line.holder());
            }
            Set<UUID> all = new HashSet<>();
            content.parties().stream().map(Participation::party).forEach(all::add);
            additive &= all.size() == 1;
            return all;
        }

        private Optional<AgreedLine.Taken> taken(SubjectLine line, String basis) {
            if (!line.isFirm()) {
                return Optional.empty();
            }
            if (line.kind() == LineKind.SHARE) {
                return Optional.of(new AgreedLine.Taken.Share(line.percent()));
            }
            return line.kind() == LineKind.TONNAGE
                    ? tonnes(line, basis).map(tonnes -> new AgreedLine.Taken.Tonnage(tonnes, outOf(line)))
                    : Optional.empty();
        }

        private static Measure outOf(SubjectLine line) {
            return line.outOf() == OutOf.MEASURED_AND_INDICATED ? Measure.MEASURED_AND_INDICATED : Measure.RESERVES;
        }

        /** On the basis that is told; empty where there is no exact way to it. */
        private Optional<BigDecimal> tonnes(SubjectLine line, String basis) {
            Commodity commodity = question.commodity();
            return bases.find(line.quantity().basis(), commodity)
                    .flatMap(from -> bases.find(basis, commodity).flatMap(to -> bases.between(from, to, commodity)))
                    .filter(factor -> factor.isExact())
                    .map(factor -> factor.low().apply(line.quantity().tonnes()));
        }

        /** What falls to one country by way of several parties is the same line, and counts once. */
        private List<Exposure.Portion> portions(AgreedLine line) {
            Map<Optional<String>, BigDecimal> greatest = new LinkedHashMap<>();
            for (UUID holder : line.holders()) {
                portions(holder)
                        .forEach(portion -> greatest.merge(portion.holder(), portion.percent(), BigDecimal::max));
            }
            return greatest.entrySet().stream()
                    .map(entry -> new Exposure.Portion(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private List<Exposure.Portion> portions(UUID holder) {
            return switch (question.by()) {
                case PARTY -> Exposure.Portion.whole(holder.toString());
                case COUNTRY -> Exposure.Portion.whole(country(holder));
                case ULTIMATE_COUNTRY -> ultimate(holder);
            };
        }

        private String country(UUID party) {
            PartyReference reference = known.parties().get(party);
            return reference == null ? null : reference.country();
        }

        /** What is known to be of a country; the rest is of one that is not known. */
        private List<Exposure.Portion> ultimate(UUID party) {
            List<Exposure.Portion> portions = new ArrayList<>();
            BigDecimal rest = HUNDRED;
            for (CountryShare share : known.ultimate().getOrDefault(party, List.of())) {
                BigDecimal percent = share.share().atLeast();
                if (share.country() != null && percent.signum() > 0) {
                    portions.add(new Exposure.Portion(Optional.of(share.country()), percent));
                    rest = rest.subtract(percent);
                }
            }
            if (rest.signum() > 0) {
                portions.add(new Exposure.Portion(Optional.empty(), rest));
            }
            return portions;
        }

        private ExposureView.OfHolder ofHolder(
                Optional<String> holder, Map<Binding, Exposure.Standing> standings, Ground ground) {
            boolean byParty = question.by() == Holders.PARTY;
            Function<Binding, ExposureView.Standing> shown = binding -> standing(standings.get(binding), ground);
            return new ExposureView.OfHolder(
                    byParty
                            ? holder.map(UUID::fromString)
                                    .map(known.parties()::get)
                                    .orElse(null)
                            : null,
                    byParty ? null : holder.orElse(null),
                    shown.apply(Binding.BINDING),
                    shown.apply(Binding.NON_BINDING),
                    shown.apply(Binding.NOT_STATED));
        }
    }

    private static BigDecimal most(Map<Binding, Exposure.Standing> standings) {
        return standings.values().stream()
                .flatMap(each -> each.taken().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static ExposureView.Standing standing(Exposure.Standing standing, Ground ground) {
        return standing == null
                ? null
                : new ExposureView.Standing(
                        standing.agreements(),
                        standing.withoutTonnage(),
                        parts(standing.taken(), ground),
                        parts(standing.named(), ground));
    }

    private static ExposureView.Parts parts(Map<Measure, BigDecimal> tonnes, Ground ground) {
        if (tonnes.isEmpty()) {
            return null;
        }
        Function<Measure, ExposureView.Part> part = measure -> part(tonnes.get(measure), ground.total(measure));
        return new ExposureView.Parts(
                part.apply(Measure.RESERVES),
                part.apply(Measure.MEASURED_AND_INDICATED),
                part.apply(Measure.CLAIMED_LEAST),
                part.apply(Measure.CLAIMED_MOST));
    }

    private static ExposureView.Part part(BigDecimal tonnes, Optional<BigDecimal> total) {
        if (tonnes == null) {
            return null;
        }
        BigDecimal percent = total.filter(all -> all.signum() > 0)
                .map(all -> tonnes.multiply(HUNDRED).divide(all, SHOWN))
                .map(Exposures::plain)
                .orElse(null);
        return new ExposureView.Part(plain(tonnes), percent);
    }

    private static ExposureView.Tonnes total(Ground ground) {
        Function<Measure, BigDecimal> all =
                measure -> ground.total(measure).map(Exposures::plain).orElse(null);
        return new ExposureView.Tonnes(
                all.apply(Measure.RESERVES),
                all.apply(Measure.MEASURED_AND_INDICATED),
                all.apply(Measure.CLAIMED_LEAST),
                all.apply(Measure.CLAIMED_MOST));
    }

    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.round(MathContext.DECIMAL64).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
