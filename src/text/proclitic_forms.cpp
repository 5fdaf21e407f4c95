#include "text/proclitic_forms.h"

#include "text/folding.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

bool is_arabic(std::string_view word) {
    const char* at = word.data();
    const char* const end = at + word.size();
    while (at != end) {
        if (folding_of(decode(at, end)).char_class != CharClass::arabic) return false;
    }
    return !word.empty();
}

// Lam before an article: of alef, lam and a noun the alef falls away, and the lam too before a noun that begins with
// one.
std::string after_lam(std::string_view word) {
    const std::string_view noun = word.substr(letters::article.size());
    return std::string(letters::lam).append(noun.starts_with(letters::lam) ? "" : letters::lam).append(noun);
}

}  // namespace

std::vector<std::string> with_proclitics(std::string_view folded) {
    if (!is_arabic(folded)) return {};
    std::vector<std::string> with_preposition;
    for (const std::string_view preposition : {letters::beh, letters::lam, letters::kaf})
        with_preposition.push_back(std::string(preposition).append(folded));
    if (folded.starts_with(letters::article)) with_preposition.push_back(after_lam(folded));
    std::vector<std::string> forms = with_preposition;
    for (const std::string_view conjunction : {letters::waw, letters::feh}) {
        forms.push_back(std::string(conjunction).append(folded));
        for (const std::string& form : with_preposition)
            forms.push_back(std::string(conjunction).append(form));
    }
    return forms;
}

}  // namespace arshif::text
