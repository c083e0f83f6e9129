//! Lists the scenarios of the lab, so that they are compiled in: one file a
//! scenario under `data/lab/<layer>/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = |name| env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let root = folder("CARGO_MANIFEST_DIR")?.join("data/lab");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut list = String::from("&[\n");
    for layer in sorted(&root)? {
        println!("cargo::rerun-if-changed={}", layer.display());
        for file in sorted(&layer)? {
            let (layer, name) = (stem(&layer), stem(&file));
            let _ =
                writeln!(list, "    ({layer:?}, {name:?}, include_str!({:?})),", file.display().to_string());
        }
    }
    list.push_str("]\n");
    fs::write(folder("OUT_DIR")?.join("scenarios.rs"), list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths: io::Result<Vec<_>> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect();
    let mut paths = paths?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
