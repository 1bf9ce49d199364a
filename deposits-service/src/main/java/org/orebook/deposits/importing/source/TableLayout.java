package org.orebook.deposits.importing.source;

import java.math.BigDecimal;
import java.util.List;

/** Where a kind of table keeps what we read. */
interface TableLayout {

    void read(Cells cells, RowDraft draft);

    /** What takes a position in. */
    @FunctionalInterface
    interface PositionTaker {
        void take(String longitudeField, Double longitude, String latitudeField, Double latitude);
    }

    /** The cells of one row, cleaned as they are asked for. */
    record Cells(List<String> fields, RowDraft draft) {

        /** The text of a column, or null where the table lacks the column or the cell is empty or unusable. */
        String text(Header.Column column, int maxChars) {
            return column.isPresent() ? draft.text(column.name(), fields.get(column.index()), maxChars) : null;
        }

        String text(Header.Column column) {
            return text(column, RowDraft.MAX_TEXT_CHARS);
        }

        String uri(Header.Column column) {
            return text(column, RowDraft.MAX_URI_CHARS);
        }

        String list(Header.Column column) {
            return text(column, RowDraft.MAX_LIST_CHARS);
        }

        void position(Header.Column longitude, Header.Column latitude) {
            position(longitude, latitude, draft::position);
        }

        /** A position that the row could do without. */
        void positionOrNone(Header.Column longitude, Header.Column latitude) {
            position(longitude, latitude, draft::positionOrNone);
        }

        private void position(Header.Column longitude, Header.Column latitude, PositionTaker taker) {
            if (!longitude.isPresent() || !latitude.isPresent()) {
                return;
            }
            Double east = degrees(longitude);
            Double north = degrees(latitude);
            boolean unreadable = (isWritten(longitude) && east == null) || (isWritten(latitude) && north == null);
            if (!unreadable) {
                taker.take(longitude.name(), east, latitude.name(), north);
            }
        }

        /** A figure of a column, or null where the table lacks the column or the cell is empty or unusable. */
        BigDecimal decimal(Header.Column column) {
            return column.isPresent() ? draft.decimal(column.name(), fields.get(column.index())) : null;
        }

        private Double degrees(Header.Column column) {
            return draft.number(column.name(), fields.get(column.index()), true);
        }

        private boolean isWritten(Header.Column column) {
            return !fields.get(column.index()).isBlank();
        }

        void accuracyMetres(Header.Column column) {
            if (column.isPresent()) {
                draft.accuracyMetres(column.name(), draft.number(column.name(), fields.get(column.index()), false));
            }
        }

        /** The name of a cell and its alternatives, the first as the main one. */
        void names(Header.Column column, String language, String script) {
            String cell = list(column);
            if (cell != null) {
                draft.row().nameAsReported(cell);
                draft.names(column.name(), cell, ";", ReportedName.MAIN, language, script);
            }
        }

        /** Parted by semicolons wherever they stand: a cell may hold one parenthesis in several parts. */
        void commodities(Header.Column column, String role) {
            String cell = list(column);
            if (cell != null) {
                for (String term : ReportedText.splitEverywhere(cell, ";")) {
                    draft.commodity(column.name(), term, role);
                }
            }
        }
    }
}
