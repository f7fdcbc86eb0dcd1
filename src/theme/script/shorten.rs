//! Names that a script gives to its own values, made short: what no other script can see.

mod names;
mod scopes;
mod signs;
mod words;

use super::{is_word, token};
use words::Words;

/// Where these stand, names cannot be told by their places alone.
const BEYOND: [&str; 3] = ["`", "class ", "eval("];

/// `script`, which is bare, with short names in place of those that it declares, and without signs
/// that say nothing; names of properties stay.
pub fn short(script: &str) -> String {
    if BEYOND.iter().any(|sign| script.contains(sign)) {
        return script.to_string();
    }
    let tokens = tokens(script);
    let words = Words::of(&tokens);
    let names = names::names(&words, &scopes::bindings(&words));
    let signs = signs::signs(&words);
    let mut out = String::with_capacity(script.len());
    let mut at = 0;
    for token in tokens {
        if token.trim().is_empty() {
            push_gap(&mut out, token);
            continue;
        }
        match (names.get(&at), signs.get(&at)) {
            (Some(name), _) if words.is_shorthand(at) => out.push_str(&format!("{token}:{name}")),
            (Some(name), _) => out.push_str(name),
            (None, Some(sign)) => out.push_str(sign),
            (None, None) => out.push_str(token),
        }
        at += 1;
    }
    out
}

/// A gap after what was left out may part nothing.
fn push_gap(out: &mut String, gap: &str) {
    let is_needed = gap != " " || out.ends_with(|c: char| is_word(c) || "+-".contains(c));
    if is_needed {
        out.push_str(gap);
    }
}

fn tokens(script: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < script.len() {
        let (before, rest) = script.split_at(at);
        let length = match rest.starts_with([' ', '\n']) {
            true => 1,
            false => token(rest, before.trim_end()),
        };
        tokens.push(rest.split_at(length).0);
        at += length;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::bare;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(super::short(&bare(script)), format!("{expected}\n"));
    }

    #[test]
    fn names_of_a_script_become_short() {
        check(
            "const count = (list, more) => list.length + more;",
            "let l=(a,b)=>a.length+b;",
        );
        check(
            "function total(first) { let sum = first; return sum; }",
            "function l(a){let b=a;return b}",
        );
    }

    #[test]
    fn names_in_scopes_apart_are_the_same() {
        check(
            "const one = (first) => first + 1, two = (second) => second + one(2);",
            "let l=a=>a+1,n=a=>a+l(2);",
        );
        check(
            "for (const item of all) see(item);\nconst item = 1; see(item);",
            "for(let a of all)see(a);let l=1;see(l);",
        );
        check(
            "if (more) { const inner = 1; say(inner); } else { let other = 2; say(other); }",
            "if(more){let l=1;say(l)}else{let l=2;say(l)}",
        );
    }

    #[test]
    fn an_inner_name_hides_an_outer_one_as_before() {
        check(
            "const word = 1, say = (word) => word, more = () => word;",
            "let l=1,r=a=>a,n=()=>l;",
        );
        check(
            "try { go(); } catch (error) { const told = error; say(told); }",
            "try{go()}catch(l){let n=l;say(n)}",
        );
        check(
            "function again(error) { see(error); }\nload().catch(again);",
            "function l(a){see(a)}\nload().catch(l);",
        );
    }

    #[test]
    fn names_of_properties_stay() {
        check(
            "const find = 1; kit.find(find, { find: 2 });",
            "let l=1;kit.find(l,{find:2});",
        );
        check(
            "const root = 1, kit = { root, say: root };",
            "let l=1,n={root:l,say:l};",
        );
        check("const { word } = kit; word();", "let{word:l}=kit;l();");
        check(
            "const pick = ({ word = 1 }, [other]) => word + other;",
            "let l=({word:a=1},[b])=>a+b;",
        );
    }

    #[test]
    fn names_of_others_and_texts_stay() {
        check(
            "const window = 'window', low = /low/;",
            "let n='window',l=/low/;",
        );
        check("let short = a ? b : c;", "let l=a?b:c;");
        check("const one = `${one}`;", "const one=`${one}`;");
    }

    #[test]
    fn signs_that_say_nothing_are_left_out() {
        check(
            "const one = 1; let two = 2; see(one, two);",
            "let l=1,n=2;see(l,n);",
        );
        check(
            "go(() => { while (more()); }); const wait = async (time) => time;",
            "go(()=>{while(more());});let l=async(a)=>a;",
        );
    }
}
