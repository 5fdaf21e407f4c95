// Lucene with its ArabicAnalyzer on the corpus of `synthesize`, for bench/compare.
//
//     Peer index CORPUS.tsv FOLDER THREADS     indexes, merges into one segment, commits
//     Peer latency FOLDER PREFIX ROUNDS        a JSON line of p50, p95 and p99 in ms, as bench/query_latency.cpp
//
// Title and body are stored and indexed with positions, the date as a point and a sortable value, the source as a
// keyword: what Arshif keeps of such articles.
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

public final class Peer {
    private static final String END = new String("");  // told apart by identity
    private static final int HITS = 10;
    private static final int WARM_UPS = 10;  // until the JIT has seen every path
    private static final Set<String> SHOWN = Set.of("id", "title", "source");

    private interface Ask {
        int run(String[] row) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 4 && arguments[0].equals("index")) {
            index(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        } else if (arguments.length == 4 && arguments[0].equals("latency")) {
            latency(Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
        } else {
            System.err.println("usage: Peer index CORPUS.tsv FOLDER THREADS | latency FOLDER PREFIX ROUNDS");
            System.exit(2);
        }
    }

    private static void index(Path corpus, Path folder, int threads) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new ArabicAnalyzer());
        config.setRAMBufferSizeMB(512);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config)) {
            BlockingQueue<String> lines = new ArrayBlockingQueue<>(2000);
            AtomicReference<Exception> failure = new AtomicReference<>();
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Thread worker = new Thread(() -> work(writer, lines, failure));
                worker.start();
                workers.add(worker);
            }
            try (BufferedReader reader = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.put(line);
                }
            }
            lines.put(END);
            for (Thread worker : workers) {
                worker.join();
            }
            if (failure.get() != null) {
                throw failure.get();
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    private static void work(IndexWriter writer, BlockingQueue<String> lines, AtomicReference<Exception> failure) {
        try {
            for (String line = lines.take(); line != END; line = lines.take()) {
                writer.addDocument(document(line));
            }
            lines.put(END);
        } catch (InterruptedException | IOException error) {
            failure.compareAndSet(null, error);
            lines.clear();
            lines.add(END);
        }
    }

    private static int day(String date) {
        return Integer.parseInt(date.replace("-", ""));
    }

    private static Document document(String line) {
        String[] fields = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("id", fields[0], Field.Store.YES));
        document.add(new IntPoint("date", day(fields[1])));
        document.add(new NumericDocValuesField("date", day(fields[1])));
        document.add(new StringField("source", fields[2], Field.Store.YES));
        document.add(new SortedDocValuesField("source", new BytesRef(fields[2])));
        document.add(new TextField("title", fields[3], Field.Store.YES));
        document.add(new TextField("body", fields[4], Field.Store.YES));
        return document;
    }

    private static void latency(Path folder, String prefix, int rounds) throws Exception {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);  // nothing may be remembered between rounds
            Analyzer analyzer = new ArabicAnalyzer();
            StringBuilder out = new StringBuilder();
            Sort newest = new Sort(new SortField("date", SortField.Type.INT, true));
            List<String[]> keyword = rows(prefix + ".keyword.tsv");
            List<String[]> phrase = rows(prefix + ".phrase.tsv");
            List<String[]> common = rows(prefix + ".common.tsv");
            List<String[]> filter = rows(prefix + ".filter.tsv");
            time(out, "keyword_any", keyword, rounds, row -> top(searcher, words(analyzer, row[1], false), null));
            time(out, "keyword_all", keyword, rounds, row -> top(searcher, words(analyzer, row[1], true), null));
            time(out, "phrase", phrase, rounds, row -> top(searcher, phrase(analyzer, row[1]), null));
            time(out, "filtered", filter, rounds, row -> top(searcher, filtered(analyzer, row), null));
            time(out, "common_any", common, rounds, row -> top(searcher, words(analyzer, row[1], false), null));
            time(out, "common_phrase", common, rounds, row -> top(searcher, phrase(analyzer, row[1]), null));
            time(out, "common_phrase_newest", common, rounds, row -> top(searcher, phrase(analyzer, row[1]), newest));
            time(out, "common_phrase_counted", common, rounds, row -> searcher.count(phrase(analyzer, row[1])));
            System.out.println("{" + out + "}");
        }
    }

    private static List<String[]> rows(String path) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(path), StandardCharsets.UTF_8)) {
            rows.add(line.split("\t", -1));
        }
        return rows;
    }

    private static MultiFieldQueryParser parser(Analyzer analyzer) {
        return new MultiFieldQueryParser(new String[] {"title", "body"}, analyzer);
    }

    private static Query words(Analyzer analyzer, String words, boolean all) throws Exception {
        MultiFieldQueryParser parser = parser(analyzer);
        parser.setDefaultOperator(all ? QueryParser.Operator.AND : QueryParser.Operator.OR);
        return parser.parse(QueryParser.escape(words));
    }

    private static Query phrase(Analyzer analyzer, String words) throws Exception {
        return parser(analyzer).parse('"' + QueryParser.escape(words) + '"');
    }

    private static Query filtered(Analyzer analyzer, String[] row) throws Exception {
        return new BooleanQuery.Builder()
            .add(words(analyzer, row[1], true), BooleanClause.Occur.MUST)
            .add(IntPoint.newRangeQuery("date", day(row[2]), day(row[3])), BooleanClause.Occur.FILTER)
            .add(new TermQuery(new Term("source", row[4])), BooleanClause.Occur.FILTER)
            .build();
    }

    private static int top(IndexSearcher searcher, Query query, Sort sort) throws IOException {
        TopDocs found = sort == null ? searcher.search(query, HITS) : searcher.search(query, HITS, sort);
        int titles = 0;
        for (ScoreDoc hit : found.scoreDocs) {
            if (searcher.doc(hit.doc, SHOWN).get("title") != null) {
                titles++;
            }
        }
        return titles;
    }

    private static void time(StringBuilder out, String name, List<String[]> rows, int rounds, Ask ask)
        throws Exception {
        int empty = 0;
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            empty = 0;
            for (String[] row : rows) {
                empty += ask.run(row) == 0 ? 1 : 0;
            }
        }
        double[] medians = new double[rows.size()];
        for (int i = 0; i < medians.length; i++) {
            double[] times = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                ask.run(rows.get(i));
                times[round] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            medians[i] = times[rounds / 2];
        }
        Arrays.sort(medians);
        out.append(String.format(Locale.ROOT, "%s\"%s\":{\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"empty\":%d}",
            out.length() > 0 ? "," : "", name, at(medians, 50), at(medians, 95), at(medians, 99), empty));
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, (sorted.length * percent + 99) / 100 - 1)];
    }

    private Peer() {}
}
