package org.orebook.chassis.vocabulary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The lists of critical minerals, in all their editions. */
public final class CriticalLists {

    private static final String FILE = "critical-lists.txt";

    private final Map<String, CriticalList> lists = new LinkedHashMap<>();
    private final Map<String, CriticalList.Edition> editions = new LinkedHashMap<>();
    private final Map<String, Set<String>> membersByEdition = new HashMap<>();
    private final Map<String, List<Membership>> membershipsByCommodity = new HashMap<>();

    CriticalLists(Commodities commodities) {
        this(VocabularyFile.read(FILE), commodities);
    }

    CriticalLists(List<VocabularyFile.Entry> entries, Commodities commodities) {
        for (Draft draft : drafts(entries, commodities)) {
            CriticalList list = draft.finished();
            lists.put(list.code(), list);
            list.editions().forEach(edition -> index(list, edition));
        }
        membershipsByCommodity.replaceAll((code, memberships) -> List.copyOf(memberships));
    }

    private void index(CriticalList list, CriticalList.Edition edition) {
        editions.put(edition.code(), edition);
        Set<String> members = new LinkedHashSet<>();
        for (CriticalList.Item item : edition.items()) {
            for (String commodity : item.commodities()) {
                if (members.add(commodity)) {
                    membershipsByCommodity
                            .computeIfAbsent(commodity, code -> new ArrayList<>())
                            .add(new Membership(
                                    list.code(), edition.code(), item.name(), edition.from(), edition.until()));
                }
            }
        }
        membersByEdition.put(edition.code(), Collections.unmodifiableSet(members));
    }

    /**
     * The codes of the commodities on a list on a day. A list's own code ({@code US}) means the edition in force on that
     * day; an edition's ({@code US-2022}) means just that one, from its first day on. Where a list names a group, all that
     * belongs to the group is a member. Empty before the first day.
     *
     * @throws NoSuchElementException if there is no such list
     */
    public Set<String> members(String list, LocalDate at) {
        CriticalList.Edition edition = editions.get(list);
        if (edition != null) {
            return at.isBefore(edition.from()) ? Set.of() : membersByEdition.get(edition.code());
        }
        return edition(list, at)
                .map(inForce -> membersByEdition.get(inForce.code()))
                .orElse(Set.of());
    }

    /**
     * The edition of a list in force on a day; empty before the first.
     *
     * @throws NoSuchElementException if there is no such list
     */
    public Optional<CriticalList.Edition> edition(String list, LocalDate at) {
        CriticalList found = lists.get(list);
        if (found == null) {
            throw new NoSuchElementException("no list of critical minerals " + list);
        }
        return found.editions().stream()
                .filter(edition -> edition.isInForceAt(at))
                .findFirst();
    }

    /** Whether there is a list, or an edition of one, with this code. */
    public boolean contains(String list) {
        return lists.containsKey(list) || editions.containsKey(list);
    }

    /** All lists and editions that a commodity is or was on, by list and then the oldest first. */
    public List<Membership> of(String commodity) {
        return membershipsByCommodity.getOrDefault(commodity, List.of());
    }

    public List<CriticalList> all() {
        return List.copyOf(lists.values());
    }

    private static List<Draft> drafts(List<VocabularyFile.Entry> entries, Commodities commodities) {
        List<Draft> drafts = new ArrayList<>();
        for (VocabularyFile.Entry entry : entries) {
            switch (entry.level()) {
                case 0 -> drafts.add(new Draft(entry));
                case 1 -> drafts.getLast().editions.add(new Draft.EditionDraft(entry));
                default -> {
                    List<CriticalList.Item> items = drafts.getLast().editions.getLast().items;
                    entry.list(0).forEach(item -> items.add(item(item, entry, commodities)));
                }
            }
        }
        return drafts;
    }

    /** {@code code}, {@code code *} for all that belongs to it, either with {@code = words of the list}. */
    private static CriticalList.Item item(String text, VocabularyFile.Entry entry, Commodities commodities) {
        int equals = text.indexOf('=');
        String meant = (equals < 0 ? text : text.substring(0, equals)).strip();
        boolean group = meant.endsWith("*");
        String code = group ? meant.substring(0, meant.length() - 1).strip() : meant;
        Set<String> all = commodities.withDescendants(code);
        if (all.isEmpty()) {
            throw entry.wrong("no commodity " + code);
        }
        String name = equals < 0 ? code : text.substring(equals + 1).strip();
        return new CriticalList.Item(name, group ? all : Set.of(code));
    }

    /** A list while it is read: an edition ends where the next begins. */
    private static final class Draft {

        private final VocabularyFile.Entry entry;
        private final List<EditionDraft> editions = new ArrayList<>();

        Draft(VocabularyFile.Entry entry) {
            this.entry = entry;
        }

        CriticalList finished() {
            List<CriticalList.Edition> finished = new ArrayList<>();
            for (int i = 0; i < editions.size(); i++) {
                Optional<LocalDate> until = i + 1 < editions.size()
                        ? Optional.of(editions.get(i + 1).from())
                        : Optional.empty();
                finished.add(editions.get(i).finished(until));
            }
            return new CriticalList(entry.field(0), entry.field(1), entry.field(2), finished);
        }

        private record EditionDraft(VocabularyFile.Entry entry, List<CriticalList.Item> items) {

            EditionDraft(VocabularyFile.Entry entry) {
                this(entry, new ArrayList<>());
            }

            LocalDate from() {
                return LocalDate.parse(entry.field(1));
            }

            CriticalList.Edition finished(Optional<LocalDate> until) {
                return new CriticalList.Edition(entry.field(0), from(), until, entry.field(2), items);
            }
        }
    }
}
