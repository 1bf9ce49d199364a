package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.orebook.chassis.quantity.GradeUnit;
import org.orebook.chassis.quantity.MassUnit;

/** The units as they are served: what is absent is left out. */
// Written by hand into the response, so that a native image does not see by itself that these are serialized.
@RegisterForReflection(targets = {UnitView.UnitList.class, UnitView.MassUnitItem.class, UnitView.GradeUnitItem.class})
final class UnitView {

    private UnitView() {}

    record UnitList(List<MassUnitItem> massUnits, List<GradeUnitItem> gradeUnits) {

        static UnitList all() {
            return new UnitList(
                    Stream.of(MassUnit.values()).map(MassUnitItem::of).toList(),
                    Stream.of(GradeUnit.values()).map(GradeUnitItem::of).toList());
        }
    }

    /** The kilograms are exact. */
    record MassUnitItem(String code, BigDecimal kilograms, List<String> names) {

        static MassUnitItem of(MassUnit unit) {
            return new MassUnitItem(unit.code(), plain(unit.toTonnes(BigDecimal.valueOf(1000))), unit.names());
        }
    }

    /** The percent of mass are absent of a unit by volume, which has none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GradeUnitItem(String code, BigDecimal percent, List<String> names) {

        static GradeUnitItem of(GradeUnit unit) {
            return new GradeUnitItem(
                    unit.code(), unit.isByMass() ? plain(unit.toPercent(BigDecimal.ONE)) : null, unit.names());
        }
    }

    private static BigDecimal plain(BigDecimal value) {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
