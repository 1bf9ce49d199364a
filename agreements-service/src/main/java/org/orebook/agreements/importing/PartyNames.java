package org.orebook.agreements.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orebook.chassis.naming.NameKey;

/**
 * Tells the names of companies from the words that annotators wrote around them: where they stand in the contract, how it
 * calls them, under whose law they are. Where that is not clear, it says so: a party that never was is worse than a name
 * that is kept in its sentence.
 */
final class PartyNames {

    private static final int LONGEST = 110;

    /** {@code --Preamble, Art. 3} and what a single dash sets apart, to the next bar. */
    private static final Pattern CITATION =
            Pattern.compile("(?iU)\\s*(?:--|\\s-\\s*(?=(?:pr[eé]ambule?|introduction|parties|title|art)\\b)).*$");

    /** {@code , a company incorporated in the Isle of Man}: under whose law, and for whom. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?U)(?:[,.]?\\s+(?:an?|une?|the|as)\\s+(?:\\p{L}+\\s+){0,2}?|,\\s+(?:\\p{L}+\\s+){0,2}?|\\s+)"
                    + "(?:company|corporation|compagnie|société|sociéte|societe|entreprise|incorporated|registered"
                    + "|existing|enregistrée?|acting|representing|public)\\s+"
                    + "(?:incorporated|existing|enregistrée?|de|en|in|under|as|on|par|prive|publique|company|corporation"
                    + "|anonyme|soumise|régie|holding|having|and|à|the)\\b.*$");

    /** The legal form, spelled out where others write it short. */
    private static final Pattern FORM_IN_WORDS = Pattern.compile(
            "(?U),\\s+Société (?:Anonyme|à Responsabilité Limitée)(?: Unipersonnelle)?(?: de droit \\p{L}+)?");

    private static final Pattern FORM = Pattern.compile("(?iU)(?:^|.*[\\s.])(?:inc|ltd|limited|llc|plc|corp|corporation"
            + "|incorporation|company|co|s\\.?a|s\\.?a\\.?r\\.?l|sprl|scarl|s\\.?r\\.?l|ag|n\\.?v|b\\.?v|gmbh"
            + "|s\\.?p\\.?a|s\\.?a\\.?c|sociedad anonima cerrada|s\\.a\\. de c\\.v|s\\.a\\.p\\.i\\. de c\\.v|hc|jsc"
            + "|llp)\\.?");

    private static final Pattern FORM_ALONE =
            Pattern.compile("(?iU)(?:inc|ltd|limited|llc|plc|corp|co|s\\.?a|s\\.?a\\.?r\\.?l"
                    + "|n\\.?v|b\\.?v|s\\.?r\\.?l|s\\.?p\\.?a|e\\.?p)\\.?(?:,?\\s+(?:inc|ltd|limited)\\.?)?");

    private static final Pattern BRACKETS = Pattern.compile("(?U)^(.*\\S)\\s*\\(([^()]*)\\)[\\s.,]*$");

    private static final Pattern QUOTED = Pattern.compile(
            "(?iU).*?(?:(?:referred to as|called|dénommée?)\\s+|[\"'“”«»‘’])[\"'“”«»‘’\\s]*([\\p{L}\\d][\\p{L}\\d&.\\s-]*?)"
                    + "[\"'“”«»‘’\\s]*");

    /** {@code MOPP}, {@code C&K Mining Inc.}, {@code SODIMICO SARL}: begins with capitals and has no number. */
    private static final Pattern SHORT_FORM = Pattern.compile("(?U)\\p{Lu}[\\p{Lu}&.-]+(?:[ -]\\p{Lu}[\\p{L}.]*){0,2}");

    /** What a contract calls whoever is party to it, and no name. */
    private static final Pattern PART_PLAYED =
            Pattern.compile("(?iU)(?:the |le |la |l['’])?(?:investor|investisseur|contractor"
                    + "|operator|operador|inversor|licensee|government|company|a state company).*");

    private static final Pattern PROSE =
            Pattern.compile("(?iU).*\\b(?:must|shall|will|is|are|was|were|has|have|which|est|sont"
                    + "|sera|vient|ont|détient|detient|agreement|accord|contract|contrat|convention|filiales?|composé|joint(?:ly)?"
                    + "|represented|représentée?|affiliate|créée)\\b.*");

    private static final Pattern CONJUNCTION = Pattern.compile("(?iU)\\s(and|et|y|&)\\s");

    private static final Pattern ACTIVITY = Pattern.compile(
            "(?iU)(?:oil|gas|mining|mines|mine|minerals?|gold|diamond|petroleum"
                    + "|energy|exploration|production|exploracion|producci[oó]n|railway|port|services?|industriel|minier|mini[eè]re"
                    + "|carri[eè]res|petrol[eè]os|power|development|metals?|hydrocarbures|iron|steel|zinc|copper|des|de|the)");

    /** What a cell tells: names, or that it is not clear whose. */
    record Read(List<Named> names, boolean isClear) {
        Read {
            names = List.copyOf(names);
        }
    }

    /**
     * A name with the short ones that stand in brackets behind it.
     *
     * @param others such as SOCAR
     */
    record Named(String name, List<String> others) {
        Named {
            others = List.copyOf(others);
        }
    }

    private PartyNames() {}

    /** The companies that a cell names. */
    static Read companies(String cell) {
        Map<String, Named> byKey = new LinkedHashMap<>();
        boolean clear = true;
        for (String part : parts(cell)) {
            Optional<Named> named = named(part);
            clear &= named.isPresent();
            named.ifPresent(found -> byKey.putIfAbsent(NameKey.fold(found.name()), found));
        }
        // Of parties that are told in part, the others would be missing without a word.
        return clear ? new Read(List.copyOf(byKey.values()), true) : new Read(List.of(), false);
    }

    /** A cell without where it was found, and without what other annotators wrote again behind a bar. */
    static String withoutCitation(String cell) {
        String first = cell.split("\\s\\|\\s", 2)[0];
        return CITATION.matcher(first).replaceFirst("").strip();
    }

    private static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : withoutCitation(cell).split(";", -1)) {
            if (!part.isBlank()) {
                parts.addAll(companiesBesideEachOther(
                        FORM_IN_WORDS.matcher(part).replaceAll("").strip()));
            }
        }
        return parts;
    }

    /** Commas and conjunctions part companies where each of these ends with a legal form, and nowhere else. */
    private static List<String> companiesBesideEachOther(String part) {
        List<String> companies = new ArrayList<>();
        int start = 0;
        Matcher separator = Pattern.compile("(?iU),\\s+(?:and\\s+|et\\s+)?|\\s(?:and|et|y)\\s")
                .matcher(part);
        while (separator.find()) {
            String left = part.substring(start, separator.start());
            String right = part.substring(separator.end());
            if (endsWithForm(left) && !beginsWithForm(right) && namesACompany(right)) {
                companies.add(left);
                start = separator.end();
            }
        }
        companies.add(part.substring(start));
        return companies;
    }

    private static boolean endsWithForm(String text) {
        String bare = withoutBrackets(text.strip());
        return FORM.matcher(bare).matches() && !FORM_ALONE.matcher(bare).matches();
    }

    private static boolean beginsWithForm(String text) {
        String first = text.split("[,;]|\\s(?:and|et|y)\\s|--|\\(", 2)[0].strip();
        return FORM_ALONE.matcher(first).matches();
    }

    private static boolean namesACompany(String text) {
        return Character.isUpperCase(text.strip().isEmpty() ? ' ' : text.strip().charAt(0));
    }

    private static String withoutBrackets(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        return brackets.matches() ? brackets.group(1).strip() : text;
    }

    private static Optional<Named> named(String part) {
        String rest = DESCRIPTION.matcher(part).replaceFirst("").strip();
        List<String> others = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(rest);
        while (brackets.matches() && isBesideTheName(brackets.group(1), brackets.group(2))) {
            saidName(brackets.group(2)).ifPresent(others::add);
            rest = DESCRIPTION.matcher(brackets.group(1)).replaceFirst("").strip();
            brackets = BRACKETS.matcher(rest);
        }
        String name = trimmed(rest);
        return isName(name) ? Optional.of(new Named(name, others)) : Optional.empty();
    }

    /** {@code (Liberia)} belongs to a name; what is quoted, a short form, a share or begins in lower case, does not. */
    private static boolean isBesideTheName(String name, String bracketed) {
        return saidName(bracketed).isPresent()
                || bracketed.endsWith("%")
                || (!bracketed.isBlank() && name.startsWith(bracketed + " "))
                || PART_PLAYED.matcher(bracketed.replaceAll("^[^\\p{L}]+", "")).matches()
                || (!bracketed.isEmpty() && Character.isLowerCase(bracketed.codePointAt(0)));
    }

    private static Optional<String> saidName(String bracketed) {
        Matcher quoted = QUOTED.matcher(bracketed);
        String said = quoted.matches() ? quoted.group(1).strip() : bracketed.strip();
        boolean isShortForm = quoted.matches() || SHORT_FORM.matcher(said).matches();
        return isShortForm && !PART_PLAYED.matcher(said).matches() ? Optional.of(said) : Optional.empty();
    }

    private static String trimmed(String text) {
        String name = text.replaceAll("^[\"“«\\s]+|[\"”»,:\\s]+$", "");
        boolean ofALongWord = name.matches("(?U).*\\p{L}{5,}\\.");
        return ofALongWord ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isName(String name) {
        return name.length() > 1
                && name.length() <= LONGEST
                && name.codePoints().anyMatch(Character::isLetter)
                && !PROSE.matcher(name).matches()
                && hasNoSecondName(name);
    }

    private static boolean hasNoSecondName(String name) {
        int comma = name.indexOf(", ");
        if (comma >= 0 && !beginsWithForm(name.substring(comma + 2))) {
            return false;
        }
        Matcher conjunction = CONJUNCTION.matcher(name);
        while (conjunction.find()) {
            boolean ofOneName = conjunction.group(1).equals("&")
                    || isActivity(lastWord(name.substring(0, conjunction.start())))
                    || isActivity(firstWord(name.substring(conjunction.end())));
            if (!ofOneName) {
                return false;
            }
        }
        return true;
    }

    private static boolean isActivity(String word) {
        return ACTIVITY.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String firstWord(String text) {
        return text.split("\\s", 2)[0];
    }
}
