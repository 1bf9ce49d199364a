package org.orebook.chassis.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;

/** All vocabularies. They are read once for the whole process, however often this is constructed, and never change. */
@ApplicationScoped
public class Vocabularies {

    /** Read on first use; a file that is missing or wrong ends that with an ExceptionInInitializerError. */
    private static final class Loaded {
        private static final Commodities COMMODITIES = new Commodities();
        private static final Compounds COMPOUNDS = new Compounds();
        private static final CriticalLists CRITICAL_LISTS = new CriticalLists(COMMODITIES);
        private static final Countries COUNTRIES = new Countries();
        private static final DepositTypes DEPOSIT_TYPES = new DepositTypes();
        private static final Stages STAGES = new Stages();
    }

    public Commodities commodities() {
        return Loaded.COMMODITIES;
    }

    public Compounds compounds() {
        return Loaded.COMPOUNDS;
    }

    public CriticalLists criticalLists() {
        return Loaded.CRITICAL_LISTS;
    }

    public Countries countries() {
        return Loaded.COUNTRIES;
    }

    public DepositTypes depositTypes() {
        return Loaded.DEPOSIT_TYPES;
    }

    public Stages stages() {
        return Loaded.STAGES;
    }
}
