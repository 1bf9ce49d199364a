package org.orebook.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Searches with a text and a bounding box, drawn from real deposits: the same ones for the same seed. */
final class Searches {
    /** Half the sides of the boxes, in degrees: a district, a region, a country, a continent. */
    private static final double[] REACHES = {0.25, 1, 4, 20};

    private static final int ELSEWHERE_OF_TEN = 1;
    private static final int TEN = 10;

    private final List<Place> places = new ArrayList<>();

    private record Place(String name, double longitude, double latitude) {}

    Searches(List<DepositFile> files) throws IOException {
        for (var file : files) {
            file.read(row -> {
                if (isNamed(row.getField("name")) && !row.getField("lat").isEmpty()) {
                    places.add(new Place(
                            row.getField("name"),
                            Double.parseDouble(row.getField("lon")),
                            Double.parseDouble(row.getField("lat"))));
                }
            });
        }
    }

    /** Nobody looks for an "Unnamed prospect", of which there are thousands. */
    private static boolean isNamed(String name) {
        var start = name.strip().toLowerCase(Locale.ROOT);
        return !start.isEmpty() && !start.startsWith("unnamed") && !start.startsWith("unknown");
    }

    /** Query strings. One search in ten looks for a name where it is not. */
    List<String> draw(int count, RandomGenerator random) {
        var queries = new ArrayList<String>(count);
        while (queries.size() < count) {
            queries.add(query(random));
        }
        return queries;
    }

    private String query(RandomGenerator random) {
        var sought = any(random);
        var around = random.nextInt(TEN) < ELSEWHERE_OF_TEN ? any(random) : sought;
        var text = Spelling.any(random).of(sought.name(), random);
        var reach = REACHES[random.nextInt(REACHES.length)];
        return "q=" + encoded(text) + "&bbox=" + encoded(box(around, reach));
    }

    private Place any(RandomGenerator random) {
        return places.get(random.nextInt(places.size()));
    }

    private static String box(Place place, double reach) {
        return String.format(
                Locale.ROOT,
                "%.3f,%.3f,%.3f,%.3f",
                Math.max(-180, place.longitude() - reach),
                Math.max(-90, place.latitude() - reach),
                Math.min(180, place.longitude() + reach),
                Math.min(90, place.latitude() + reach));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
