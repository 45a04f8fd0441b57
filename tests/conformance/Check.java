/* Checks PDF files against flavours of PDF with veraPDF, all in one process.
 *
 * Arguments: flavours and file by turns, flavours as veraPDF names them, with commas between
 * them (ua1,3a): a file is read once for all of them. Prints one line for each file and
 * flavour: `pass|fail file flavour checks failed rules`, separated by tabs, where `rules`
 * names what failed as clause-test, or is a dash. */
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
            List<PDFAFlavour> flavours = new ArrayList<>();
            for (String name : arguments[i].split(",")) {
                flavours.add(PDFAFlavour.byFlavourId(name));
            }
            passed &= check(arguments[i + 1], flavours);
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean check(String path, List<PDFAFlavour> flavours) {
        boolean passed = true;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(
                 new File(path), flavours.get(0))) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(
                flavours, FAILURES_SHOWN, false, false, false);
            for (ValidationResult result : validator.validateAll(parser)) {
                report(path, result);
                passed &= result.isCompliant();
            }
        } catch (Exception | NoClassDefFoundError error) {
            for (PDFAFlavour flavour : flavours) {
                System.out.println(String.join("\t", "fail", path, flavour.getId(), "0", "1",
                    "unreadable: " + String.valueOf(error).replaceAll("\\s+", " ")));
            }
            passed = false;
        }
        return passed;
    }

    private static void report(String path, ValidationResult result) {
        Set<String> rules = new TreeSet<>();
        int failures = 0;
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                failures++;
                rules.add(assertion.getRuleId().getClause() + "-"
                          + assertion.getRuleId().getTestNumber());
            }
        }
        System.out.println(String.join("\t", result.isCompliant() ? "pass" : "fail", path,
            result.getPDFAFlavour().getId(), Integer.toString(result.getTotalAssertions()),
            Integer.toString(failures), rules.isEmpty() ? "-" : String.join(" ", rules)));
    }
}
