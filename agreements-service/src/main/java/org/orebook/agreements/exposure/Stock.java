package org.orebook.agreements.exposure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * What is known to be in a deposit, of one commodity on one basis.
 *
 * @param parent the wider deposit that it is part of; {@code null} where it is the widest
 * @param tonnes by measure; what is not known is absent, which is not 0
 */
record Stock(UUID deposit, UUID parent, Map<Measure, BigDecimal> tonnes) {

    Stock {
        tonnes = Map.copyOf(tonnes);
    }
}
