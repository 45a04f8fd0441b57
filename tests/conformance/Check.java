/* Checks PDF files against flavours of PDF with veraPDF, all in one process.
 *
 * Arguments: flavour and file by turns, a flavour as veraPDF names it (ua1, 3a). Prints one line for each file and flavour: `pass|fail file flavour checks failed rules`,
 * separated by tabs, where `rules` names what failed as clause-test, or is a dash. */
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Check {
    private static final int FAILURES_SHOWN = 10000;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            passed &= check(arguments[i + 1], PDFAFlavour.byFlavourId(arguments[i]));
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean check(String path, PDFAFlavour flavour) {
        List<String> fields = new ArrayList<>();
        boolean compliant = false;
        fields.add(path);
        fields.add(flavour.getId());
        try (PDFAParser parser =
                 Foundries.defaultInstance().createParser(new File(path), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(
                flavour, FAILURES_SHOWN, false, false, false);
            ValidationResult result = validator.validate(parser);
            Set<String> rules = new TreeSet<>();
            int failures = 0;
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures++;
                    rules.add(assertion.getRuleId().getClause() + "-"
                              + assertion.getRuleId().getTestNumber());
                }
            }
            compliant = result.isCompliant();
            fields.add(Integer.toString(result.getTotalAssertions()));
            fields.add(Integer.toString(failures));
            fields.add(rules.isEmpty() ? "-" : String.join(" ", rules));
        } catch (Exception | NoClassDefFoundError error) {
            fields.add("0");
            fields.add("1");
            fields.add("unreadable: " + String.valueOf(error).replaceAll("\\s+", " "));
        }
        System.out.println((compliant ? "pass" : "fail") + "\t" + String.join("\t", fields));
        return compliant;
    }
}
