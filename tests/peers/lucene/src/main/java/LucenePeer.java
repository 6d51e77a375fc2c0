import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * How well Lucene answers the questions of the collections, with each language's own analyzer, without and with fuzzy words:
 * a line an engine, collection and kind, as figures.tsv has them.
 */
public final class LucenePeer {
    private static final int DEPTH = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the questions of a kind came to. */
    private static final class Figure {
        private double sum;
        private int empty;
        private int queries;

        /** Adds one over the rank of the first right answer, 0 where there is none. */
        void add(double value, boolean isEmpty) {
            sum += value;
            empty += isEmpty ? 1 : 0;
            queries++;
        }
    }

    private LucenePeer() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> collections;
        try (var listed = Files.list(Path.of(arguments[0]))) {
            collections = listed.filter(dir -> Files.exists(dir.resolve("queries.jsonl"))).sorted().toList();
        }
        for (Path dir : collections) {
            String name = dir.getFileName().toString();
            for (boolean fuzzy : new boolean[] {false, true}) {
                print(name, fuzzy, evaluate(dir, analyzer(name), fuzzy));
            }
        }
    }

    private static Analyzer analyzer(String collection) {
        return switch (collection.substring(collection.indexOf('-') + 1)) {
            case "ar" -> new ArabicAnalyzer();
            case "de" -> new GermanAnalyzer();
            case "el" -> new GreekAnalyzer();
            case "en" -> new EnglishAnalyzer();
            case "es" -> new SpanishAnalyzer();
            case "fr" -> new FrenchAnalyzer();
            case "hi" -> new HindiAnalyzer();
            case "ko" -> new KoreanAnalyzer();
            case "pt", "pt-BR" -> new PortugueseAnalyzer();
            case "ro" -> new RomanianAnalyzer();
            case "ru" -> new RussianAnalyzer();
            case "th" -> new ThaiAnalyzer();
            case "tr" -> new TurkishAnalyzer();
            case "zh", "zh-Hans", "zh-Hant" -> new CJKAnalyzer();
            default -> new StandardAnalyzer();
        };
    }

    private static Map<String, Figure> evaluate(Path dir, Analyzer analyzer, boolean fuzzy) throws IOException {
        Map<String, Figure> figures = new TreeMap<>();
        try (var directory = new ByteBuffersDirectory()) {
            index(dir, analyzer, directory);
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                for (String line : Files.readAllLines(dir.resolve("queries.jsonl"))) {
                    JsonNode question = JSON.readTree(line);
                    Query query = query(analyzer, question.get("q").asText(), fuzzy);
                    ScoreDoc[] hits = searcher.search(query, DEPTH).scoreDocs;
                    double value = reciprocalRank(searcher, hits, question.get("rel"));
                    String kind = question.get("kind").asText();
                    figures.computeIfAbsent(kind, name -> new Figure()).add(value, hits.length == 0);
                }
            }
        }
        return figures;
    }

    private static void index(Path dir, Analyzer analyzer, ByteBuffersDirectory directory) throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String line : Files.readAllLines(dir.resolve("docs.jsonl"))) {
                JsonNode passage = JSON.readTree(line);
                var document = new Document();
                document.add(new StoredField("id", passage.get("id").asText()));
                document.add(new TextField("text", passage.get("text").asText(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private static Query query(Analyzer analyzer, String text, boolean fuzzy) throws IOException {
        var query = new BooleanQuery.Builder();
        try (TokenStream words = analyzer.tokenStream("text", text)) {
            var word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                var term = new Term("text", word.toString());
                int mistakes = fuzzy ? mistakes(word.length()) : 0;
                query.add(mistakes == 0 ? new TermQuery(term) : new FuzzyQuery(term, mistakes, 1), BooleanClause.Occur.SHOULD);
            }
            words.end();
        }
        return query.build();
    }

    /** As Elasticsearch's AUTO has it, from four letters on. */
    private static int mistakes(int letters) {
        return letters < 4 ? 0 : letters < 8 ? 1 : 2;
    }

    private static double reciprocalRank(IndexSearcher searcher, ScoreDoc[] hits, JsonNode right) throws IOException {
        Set<String> ids = new HashSet<>();
        right.forEach(id -> ids.add(id.asText()));
        for (int rank = 0; rank < hits.length; rank++) {
            if (ids.contains(searcher.storedFields().document(hits[rank].doc).get("id"))) {
                return 1.0 / (rank + 1);
            }
        }
        return 0;
    }

    private static void print(String collection, boolean fuzzy, Map<String, Figure> figures) {
        String engine = fuzzy ? "Lucene, fuzzy" : "Lucene";
        figures.forEach((kind, figure) -> System.out.printf(
            Locale.ROOT, "%s\t%s\t%s\t%.5f\t%.5f\t%d\n",
            engine, collection, kind, figure.sum / figure.queries, (double) figure.empty / figure.queries, figure.queries));
    }
}
